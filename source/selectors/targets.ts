import type {Target} from '../store/overlay.js';
import type {State} from '../store/state.js';
import {selectCursor} from './cursor.js';

/** What an action is about: the marked containers, or the one under the cursor. */
export function selectTargets(state: State): readonly Target[] {
	const {byId} = state.fleet.containers;
	const marked = [...state.view.list.marks].flatMap(id => byId.get(id) ?? []);
	const cursor = selectCursor(state);
	const chosen = marked.length > 0 ? marked : cursor ? [cursor] : [];
	return chosen.map(({id, name, state: containerState}) => ({
		kind: 'container',
		id,
		name,
		state: containerState,
	}));
}
