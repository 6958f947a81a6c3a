import type {ContainerId} from '../engine/types.js';
import type {State} from '../store/state.js';
import {selectCursorIndex} from './cursor.js';
import {listRows, placeOf} from './layout.js';
import {selectOrder} from './order.js';

/** Rows of the containers list on the screen; where it isn't, those of the pane that is. */
export function selectPageRows(state: State): number {
	const place = placeOf(state, 'containers') ?? placeOf(state, state.view.focus.pane);
	return place ? listRows(place) : 1;
}

/** Place of the first row shown. It stays where it was for as long as the cursor is in sight. */
export function selectTop(state: State): number {
	return scroll(state, state.view.list.top, selectCursorIndex(state));
}

/** Ids of the rows on the screen, were the list there. */
export function selectPage(state: State): readonly ContainerId[] {
	const top = selectTop(state);
	return selectOrder(state).slice(top, top + selectPageRows(state));
}

/** Place of the first row shown once the cursor is moved to `index`. */
export function topFor(state: State, index: number): number {
	return scroll(state, selectTop(state), index);
}

function scroll(state: State, top: number, index: number): number {
	const rows = selectPageRows(state);
	const lastTop = Math.max(0, selectOrder(state).length - rows);
	return Math.max(0, Math.min(Math.max(index - rows + 1, Math.min(top, index)), lastTop));
}
