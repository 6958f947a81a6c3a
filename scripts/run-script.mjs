import process from 'node:process';
import {runNode} from './run-node.mjs';
import {root, setUp} from './set-up.mjs';

/** Sets up where needed, then runs a script of this repository (`.mjs` or `.ts`) with a Node new enough. */
export async function runScript(script, args) {
	const hooks = new URL('typescript.mjs', import.meta.url).href;
	process.exitCode = await runNode(setUp(), ['--import', hooks, `${root}${script}`, ...args]);
}
