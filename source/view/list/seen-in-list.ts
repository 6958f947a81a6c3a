import {hasSeveral} from '../../store/fleet/owner.js';
import {seenFrom} from '../../store/seen-from.js';
import type {State} from '../../store/state.js';
import {cursorEntryOf, rowsUnder} from './list-cursor.js';
import type {List} from './list-model.js';

/** The state as seen from the engine of what is under that list's cursor. */
export function seenInList(state: State, list: List): State {
	if (!hasSeveral(state.fleet)) {
		return state;
	}

	const entry = cursorEntryOf(state, list);
	const [row] = entry === undefined ? [] : rowsUnder(state, list, entry);
	return seenFrom(state, row?.engine);
}
