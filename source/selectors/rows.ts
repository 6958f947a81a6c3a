import type {Target} from '../store/overlay.js';
import type {ResourceRow} from '../store/resources.js';
import type {State} from '../store/state.js';
import {selectCursorIndex} from './cursor.js';
import {placeOf} from './layout.js';
import {selectOrder} from './order.js';
import {selectPageRows} from './page.js';
import {selectTable} from './table.js';

/** What the keys of a list need to know of it, be it the containers' or a table pane's. */
export type Rows = {
	/** The table pane's id; undefined for the containers. */
	readonly pane?: string;
	readonly ids: readonly string[];
	readonly cursorIndex: number;
	readonly marks: ReadonlySet<string>;
	readonly pageRows: number;
	readonly filter: string;
};

/** Border and titles of a table pane. */
const tableChrome = 3;

/** The list that has the keys: the table pane in focus, else the containers. */
export function selectRows(state: State, tablePane: string | undefined): Rows {
	if (tablePane === undefined) {
		const {marks, filter} = state.view.list;
		return {
			ids: selectOrder(state),
			cursorIndex: selectCursorIndex(state),
			marks,
			pageRows: selectPageRows(state),
			filter,
		};
	}

	const {rows, cursorIndex, view} = selectTable(state, tablePane);
	return {
		pane: tablePane,
		ids: rows.map(({id}) => id),
		cursorIndex,
		marks: view.marks,
		pageRows: Math.max(1, (placeOf(state, tablePane)?.height ?? tableChrome) - tableChrome),
		filter: view.filter,
	};
}

/**
 * What an action in a table pane is about: its marked rows, those that the filter hides too, or the one under the
 * cursor. Marks whose rows are all gone are about nothing: not about what happens to be under the cursor.
 */
export function selectTableTargets(state: State, pane: string, kind: Target['kind']): readonly Target[] {
	const {resource, view} = selectTable(state, pane);
	return view.marks.size > 0
		? (resource?.rows ?? []).filter(({id}) => view.marks.has(id)).map(row => targetOf(row, kind))
		: selectTableCursorTarget(state, pane, kind);
}

/** The row under the cursor, whatever is marked. */
export function selectTableCursorTarget(state: State, pane: string, kind: Target['kind']): readonly Target[] {
	const {rows, cursorIndex} = selectTable(state, pane);
	return rows
		.slice(Math.max(0, cursorIndex))
		.slice(0, 1)
		.map(row => targetOf(row, kind));
}

function targetOf({id, name, about}: ResourceRow, kind: Target['kind']): Target {
	return {kind, id, name, ...about};
}
