// `npm start`: installs and builds what is missing, then runs midwatch with the arguments given.
import process from 'node:process';
import {isBuildStale} from './is-build-stale.mjs';
import {runNode} from './run-node.mjs';
import {fail, root, say, setUp} from './set-up.mjs';

const args = process.argv.slice(2);
const isRebuild = args[0] === '--rebuild';
const flags = isRebuild ? args.slice(1) : args;

const node = setUp();
if (isRebuild || isBuildStale()) {
	say('building …');
	if ((await runNode(node, [`${root}scripts/build.mjs`, '--quiet'])) !== 0) {
		fail('the build failed');
	}
}

// A newcomer without an engine sees the program at work, not an error.
process.exitCode = await runNode(node, [
	`${root}dist/cli.js`,
	...(flags.length === 0 ? ['--else-demo'] : flags),
]);
