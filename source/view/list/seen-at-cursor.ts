import type {State} from '../../store/state.js';
import {focusedList} from './lists.js';
import {seenInList} from './seen-in-list.js';

/** The state as seen from the engine of what is under the cursor: what keys and panes about one engine mean. */
export function seenAtCursor(state: State): State {
	return seenInList(state, focusedList(state));
}
