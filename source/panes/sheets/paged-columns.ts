import {fitLine} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import type {ListPage} from '../../view/layout/column-page.js';

/** Lines of a page whose items are read downwards, then to the right; each is told how many cells it has. */
export function columnLines<Item>(
	items: readonly Item[],
	page: ListPage,
	width: number,
	lineOf: (item: Item, cells: number) => Line,
): readonly Line[] {
	const {top, count, rows, columns} = page;
	const cells = Math.floor(width / columns);
	const onPage = items.slice(top, top + count);
	return Array.from({length: Math.min(rows, count)}, (_, row) =>
		onPage
			.filter((_item, index) => index % rows === row)
			.flatMap(item => fitLine(lineOf(item, cells), cells)),
	);
}

/** `1–19 of 40`, for the border of what does not show all. */
export function pageNote({top, count, total}: Pick<ListPage, 'top' | 'count' | 'total'>): Line {
	return count > 0 && count < total ? [span(safe`${top + 1}–${top + count} of ${total}`, 'dim')] : [];
}
