/** What of a list is on the screen, laid out in columns that are read downwards. */
export type ListPage = {
	/** Place of the first item shown. */
	readonly top: number;
	readonly count: number;
	readonly total: number;
	readonly rows: number;
	readonly columns: number;
};

type ListRoom = {
	readonly total: number;
	/** Place of the item that should be the first; past the end it stands at the end. */
	readonly scroll: number;
	/** Cells that the widest item wants. */
	readonly wanted: number;
	readonly width: number;
	readonly height: number;
};

/** One column while that has room for all, else as many as it takes and the width allows. */
export function listPage({total, scroll, wanted, width, height}: ListRoom): ListPage {
	const most = Math.max(1, Math.floor(width / Math.max(1, wanted)));
	const columns = Math.max(1, Math.min(most, Math.ceil(total / Math.max(1, height))));
	const rows = Math.max(0, Math.min(height, Math.ceil(total / columns)));
	const top = Math.max(0, Math.min(scroll, total - rows * columns));
	return {top, count: Math.min(rows * columns, total - top), total, rows, columns};
}

/** Everything before a page was on the screen too: pages are only reached one after the other. */
export function isLastPage({top, count, total}: ListPage): boolean {
	return top + count >= total;
}

/** How far a key moves a list: by lines, or by all that is shown; never past anything unseen. */
export function scrollFor(page: ListPage, key: string): number | undefined {
	const by = {
		down: 1,
		j: 1,
		up: -1,
		k: -1,
		pageDown: page.count,
		'ctrl+d': page.count,
		pageUp: -page.count,
		'ctrl+u': -page.count,
	}[key];
	return by === undefined ? undefined : Math.max(0, Math.min(page.top + by, page.total - page.count));
}
