import {naturalOrder} from '../lib/natural-order.js';
import type {Resource, ResourceRow} from '../store/resources.js';
import type {State} from '../store/state.js';
import {plainTable, type TableView} from '../store/tables.js';

export type Table = {
	readonly view: TableView;
	/** Undefined until the rows have come. */
	readonly resource: Resource | undefined;
	/** Filtered and in order. */
	readonly rows: readonly ResourceRow[];
	/** Place of the cursor in `rows`; -1 when there are none. */
	readonly cursorIndex: number;
};

const cache = new WeakMap<TableView, {readonly resource: Resource | undefined; readonly table: Table}>();

/** What a table pane shows now. Made anew only when its rows or its view changed. */
export function selectTable(state: State, pane: string): Table {
	const view = state.view.tables.byPane.get(pane) ?? plainTable;
	const resource = state.fleet.resources.byPane.get(pane);
	const cached = cache.get(view);
	if (cached && cached.resource === resource) {
		return cached.table;
	}

	const rows = order(filter(resource?.rows ?? [], view.filter), view);
	const found = rows.findIndex(({id}) => id === view.cursorId);
	const cursorIndex = found >= 0 ? found : Math.min(view.cursorIndex, rows.length - 1);
	const table = {view, resource, rows, cursorIndex};
	cache.set(view, {resource, table});
	return table;
}

function filter(rows: readonly ResourceRow[], typed: string): readonly ResourceRow[] {
	const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
	return words.length === 0
		? rows
		: rows.filter(row => {
				const text = [...row.cells.map(cell => cell.text), row.search ?? ''].join(' ').toLowerCase();
				return words.every(word =>
					word.startsWith('!') ? !text.includes(word.slice(1)) : text.includes(word),
				);
			});
}

function order(rows: readonly ResourceRow[], {sortColumn, isReversed}: TableView): readonly ResourceRow[] {
	const sorted =
		sortColumn === undefined
			? rows
			: rows.toSorted((a, b) => compareCells(a.cells[sortColumn], b.cells[sortColumn]));
	return isReversed ? sorted.toReversed() : sorted;
}

function compareCells(
	a: ResourceRow['cells'][number] | undefined,
	b: ResourceRow['cells'][number] | undefined,
): number {
	return a?.sort !== undefined && b?.sort !== undefined
		? a.sort - b.sort
		: naturalOrder(a?.text ?? '', b?.text ?? '');
}
