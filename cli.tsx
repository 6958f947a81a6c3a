import process from 'node:process';
import {judgeNode} from './source/cli/check-node.js';
import {keepCompiled} from './source/app/compile-cache.js';

const problem = judgeNode(process.versions.node);
if (problem === undefined) {
	// Node would open its debugger to everybody on this machine.
	process.on('SIGUSR1', () => process.exit(138));
	// Before anything of size is loaded.
	keepCompiled(process.env);
	const {main} = await import('./source/cli/main.js');
	await main();
} else {
	process.stderr.write(problem);
	process.exitCode = 1;
}
