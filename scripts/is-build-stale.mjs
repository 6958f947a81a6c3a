import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './set-up.mjs';

/** True when dist/ is missing or older than anything it is built from. */
export function isBuildStale() {
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
