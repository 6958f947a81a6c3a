// Puts source/terminal/ink-output.ts into Ink, in the build and in the tests: what the tests render is what ships.
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './set-up.mjs';

const isInks = /\/ink\/build\/output\.js$/;
const ours = join(root, 'source/terminal/ink-output.ts');

/** Of the code that was read when ours was written. */
const hash = '5e6c511c0a573f48cd5765d7f1f16583d2595f7b05775608382bdb990b63f225';

/** Ink's module, which gives our class in the place of its own. */
export function withOurs(code) {
	const found = createHash('sha256').update(code).digest('hex');
	if (found !== hash) {
		throw new Error(
			`Ink’s output.js is not the one that source/terminal/ink-output.ts stands in for: compare them, then write ${found} into scripts/ink-output.mjs`,
		);
	}

	return `${code.replace('export default class', 'class')}
import {joinLines} from ${JSON.stringify(ours)};
export default joinLines(Output);`;
}

/** For esbuild. */
export const inkInBuild = {
	name: 'ink-output',
	setup(build) {
		build.onLoad({filter: isInks}, ({path}) => ({contents: withOurs(readFileSync(path, 'utf8'))}));
	},
};

/** For Vite, which would warn of the source that isn't in the packages. */
export const inkInTests = {
	name: 'ink-output',
	load(id) {
		if (!id.includes('/node_modules/ink')) {
			return undefined;
		}

		const code = readFileSync(id, 'utf8');
		return (isInks.test(id) ? withOurs(code) : code).replace(/\n\/\/# sourceMappingURL=.*/, '');
	},
};
