import {hasSeveral} from '../../store/fleet/owner.js';
import {seenFrom} from '../../store/seen-from.js';
import type {State} from '../../store/state.js';
import {cursorEntryOf, rowsUnder} from './list-cursor.js';
import {focusedList} from './lists.js';

/** The state as seen from the engine of what is under the cursor: what keys and panes about one engine mean. */
export function seenAtCursor(state: State): State {
	if (!hasSeveral(state.fleet)) {
		return state;
	}

	const list = focusedList(state);
	const entry = cursorEntryOf(state, list);
	const [row] = entry === undefined ? [] : rowsUnder(state, list, entry);
	return seenFrom(state, row?.engine);
}
