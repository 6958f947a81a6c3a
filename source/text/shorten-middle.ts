import {safe, type SafeText} from './safe-text.js';
import {displayWidth, lastCells, takeCells} from './width.js';

/** `text` in at most `width` cells; a longer one lacks its middle, since names differ at their ends: `analy…-worker-1`. */
export function shortenMiddle(text: SafeText, width: number): SafeText {
	if (displayWidth(text) <= width) {
		return text;
	}

	const head = Math.floor((width - 1) / 4);
	return safe`${takeCells(text, head)}…${lastCells(text, width - 1 - head)}`;
}

/** The least width, from `least` on, in which no two of these names read alike once they are shortened. */
export function tellingWidth(names: readonly SafeText[], least: number): number {
	const all = [...new Set(names)];
	const longest = Math.max(least, ...all.map(name => displayWidth(name)));
	let width = least;
	while (width < longest && new Set(all.map(name => shortenMiddle(name, width))).size < all.length) {
		width++;
	}

	return Math.min(width, longest);
}
