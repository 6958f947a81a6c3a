import type {Target} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import {keysPane} from '../layout/detail-panes.js';
import {cursorTargetOf, targetsOf} from './list-cursor.js';
import type {List} from './list-model.js';

/** What an action is about: in the Why card its container alone, whatever is marked. */
export function aimedTargets(state: State, list: List): readonly Target[] {
	return keysPane(state) === 'why' ? cursorTargetOf(state, list) : targetsOf(state, list);
}
