import {safe} from '../text/safe-text.js';
import {cursorEntryOf, isHeading} from '../view/list/list-cursor.js';
import type {List} from '../view/list/list-model.js';
import type {State} from '../store/state.js';
import type {Outcome} from './effect.js';
import {warning} from './warning.js';

export const ofNoProject = safe`these containers belong to no project: choose one, or mark several`;

/** Says on a heading why a key does nothing there. */
export function onHeading(state: State, list: List, words = safe`choose one container first`): Outcome {
	return isHeading(cursorEntryOf(state, list)) ? [warning(words, state)] : [];
}
