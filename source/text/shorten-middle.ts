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

/** The same of a name whose first `shared` characters most names begin with: those go first: `…eu-west-ledger-1`. */
export function shortenShared(text: SafeText, width: number, shared: number): SafeText {
	if (shared === 0 || displayWidth(text) <= width) {
		return shortenMiddle(text, width);
	}

	const own = text.slice(shared) as SafeText;
	return displayWidth(own) < width
		? safe`…${lastCells(text, width - 1)}`
		: safe`…${shortenMiddle(own, width - 1)}`;
}

/** What most of these names begin with, up to a `-`, `_` or `.` in them. */
export function sharedStart(names: readonly SafeText[]): string {
	const counts = new Map<string, number>();
	let longest = '';
	for (const name of names) {
		for (const {index} of name.matchAll(/[-_.]/g)) {
			const start = name.slice(0, index + 1);
			const count = (counts.get(start) ?? 0) + 1;
			counts.set(start, count);
			longest = count * 2 > names.length && index >= longest.length ? start : longest;
		}
	}

	return names.length > 1 ? longest : '';
}

/** The least width, from `least` on, in which no two of these read alike once they are shortened. */
export function tellingWidth<Item>(
	items: readonly Item[],
	least: number,
	shortened: (item: Item, width: number) => SafeText,
): number {
	const all = [...new Map(items.map(item => [shortened(item, Number.POSITIVE_INFINITY), item]))];
	const longest = Math.max(least, ...all.map(([name]) => displayWidth(name)));
	let width = least;
	while (width < longest && new Set(all.map(([, item]) => shortened(item, width))).size < all.length) {
		width++;
	}

	return Math.min(width, longest);
}
