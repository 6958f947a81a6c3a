// `npm start`: installs and builds what is missing, then runs midwatch with the arguments given.
import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {fail, root, runNode, say, setUp} from './set-up.mjs';

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
	...(flags.length === 0 ? ['--demo-fallback'] : flags),
]);

/** True when dist/ is missing or older than anything it is built from. */
function isBuildStale() {
	const built = statSync(join(root, 'dist/cli.js'), {throwIfNoEntry: false});
	if (!built) {
		return true;
	}

	const inputs = ['cli.tsx', 'package-lock.json', 'scripts/build.mjs', ...filesOf('source')];
	return inputs.some(path => statSync(join(root, path)).mtimeMs > built.mtimeMs);
}

function filesOf(folder) {
	return readdirSync(join(root, folder), {recursive: true}).map(name => join(folder, name));
}
