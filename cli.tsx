import process from 'node:process';
import {keepCompiled} from './source/app/keep-compiled.js';

// Before anything of size is loaded.
keepCompiled(process.env);
const {main} = await import('./source/app/main.js');
await main(import.meta);
