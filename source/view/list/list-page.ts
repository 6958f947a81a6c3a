import {listView, type ListEntry} from '../../store/view/lists-slice.js';
import type {State} from '../../store/state.js';
import {borderSize, placeOf, selectLayout} from '../layout/layout.js';
import {cursorIndexOf} from './list-cursor.js';
import type {List} from './list-model.js';

// Which lines of a list are on the screen. Apart from where the cursor stands: the layout may ask for that.

/** Lines of the list on the screen; where it isn't, those of the pane that is. */
export function pageRowsOf(state: State, list: List): number {
	const place = placeOf(state, list.id) ?? selectLayout(state).panes[0];
	return place ? shareRows(state, list, place.height - borderSize).listed : 1;
}

/** Below this a preview says too little. */
const leastPreviewRows = 5;
/** A long list gives so many of its rows away, where it has three times as many. */
const previewRows = 8;

/** How many of the rows inside a pane show the list, and how many tell of the row under the cursor: all that the list doesn't need. */
export function shareRows(
	state: State,
	list: List,
	height: number,
): {readonly listed: number; readonly told: number} {
	const rows = Math.max(1, height - 1 - footRowsOf(state, list));
	const spare = rows - list.selectEntries(state).length;
	const told =
		!list.preview || spare === rows
			? 0
			: spare >= leastPreviewRows
				? spare
				: rows >= 3 * previewRows
					? previewRows
					: 0;
	return {listed: rows - told, told};
}

/** Lines under the rows: notes, and why the rows are old. */
function footRowsOf(state: State, list: List): number {
	return (list.notes?.(state).length ?? 0) + (list.problem?.(state) === undefined ? 0 : 1);
}

/** Place of the first line shown. It stays where it was for as long as the cursor is in sight. */
export function topOf(state: State, list: List): number {
	return scroll(state, list, listView(state, list.id).top, cursorIndexOf(state, list));
}

/** Place of the first line shown once the cursor is moved to `index`. */
export function topFor(state: State, list: List, index: number): number {
	return scroll(state, list, topOf(state, list), index);
}

function scroll(state: State, list: List, top: number, index: number): number {
	const rows = pageRowsOf(state, list);
	const lastTop = Math.max(0, list.selectEntries(state).length - rows);
	return Math.max(0, Math.min(Math.max(index - rows + 1, Math.min(top, index)), lastTop));
}

/** The lines on the screen, were the list there. */
export function pageOf(state: State, list: List): readonly ListEntry[] {
	const top = topOf(state, list);
	return list.selectEntries(state).slice(top, top + pageRowsOf(state, list));
}
