import {graphemes, isPlain} from './graphemes.js';
import type {SafeText} from './safe-text.js';
import {displayWidth, takeCells} from './width.js';

/** `text` in at most `width` cells; a longer one lacks its middle, since names differ at their ends: `analy…-worker-1`. */
export function shortenMiddle(text: SafeText, width: number): SafeText {
	if (displayWidth(text) <= width) {
		return text;
	}

	const head = Math.floor((width - 1) / 3);
	return `${takeCells(text, head)}…${takeLastCells(text, width - 1 - head)}` as SafeText;
}

/** As many whole graphemes from the end as go into `width` cells. */
function takeLastCells(text: SafeText, width: number): string {
	if (isPlain(text)) {
		return width < 1 ? '' : text.slice(-width);
	}

	let taken = '';
	let used = 0;
	for (const grapheme of [...graphemes(text)].toReversed()) {
		const cells = displayWidth(grapheme as SafeText);
		if (used + cells > width) {
			break;
		}

		taken = grapheme + taken;
		used += cells;
	}

	return taken;
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
