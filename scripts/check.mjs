// npm run check: types, lint and format, all of them even when one fails.
import process from 'node:process';
import {checks} from './checks.mjs';
import {runNode} from './run-node.mjs';
import {root} from './set-up.mjs';

for (const {name, tool, args} of checks) {
	console.log(`— ${name}`);
	if ((await runNode(process.execPath, [`${root}node_modules/${tool}`, ...args])) !== 0) {
		process.exitCode = 1;
	}
}
