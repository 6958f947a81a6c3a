// node scripts/run.mjs scripts/X [arguments]
import process from 'node:process';
import {runScript} from './run-script.mjs';

const [script, ...args] = process.argv.slice(2);
await runScript(script, args);
