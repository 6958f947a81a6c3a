import type {Container} from '../engine/types.js';
import type {Target} from '../store/overlay.js';
import type {State} from '../store/state.js';
import {selectCursor} from './cursor.js';

/** What an action is about: the marked containers, or the one under the cursor. */
export function selectTargets(state: State): readonly Target[] {
	const {byId} = state.fleet.containers;
	const marked = [...state.view.list.marks].flatMap(id => byId.get(id) ?? []);
	return marked.length > 0 ? marked.map(container => toTarget(container)) : selectCursorTarget(state);
}

/** The container under the cursor, whatever is marked. */
export function selectCursorTarget(state: State): readonly Target[] {
	const cursor = selectCursor(state);
	return cursor ? [toTarget(cursor)] : [];
}

function toTarget({id, name, state}: Container): Target {
	return {kind: 'container', id, name, state};
}
