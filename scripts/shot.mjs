import process from 'node:process';
import {runScript} from './run-script.mjs';

await runScript('scripts/shot.ts', process.argv.slice(2));
