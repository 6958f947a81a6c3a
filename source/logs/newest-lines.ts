import type {LastLine} from './last-words.js';

/** Characters kept of what a container said last. */
const mostCharacters = 65_536;

/** The newest of them, as many as go into what is kept of a container. */
export function newestLines(lines: readonly LastLine[]): readonly LastLine[] {
	let size = 0;
	const first = lines.findLastIndex(({text}) => {
		size += text.length;
		return size > mostCharacters;
	});
	return lines.slice(first + 1).map(({text, isStderr}) => ({text, isStderr}));
}
