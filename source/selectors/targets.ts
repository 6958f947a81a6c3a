import type {Container} from '../engine/types.js';
import type {Target} from '../store/overlay.js';
import type {State} from '../store/state.js';
import {selectCursor, selectCursorHeading} from './cursor.js';
import {membersOf} from './projects.js';

/** What an action is about: the marked containers, or the one under the cursor, or those listed under a heading. */
export function selectTargets(state: State): readonly Target[] {
	const {byId} = state.fleet.containers;
	const {marks} = state.view.list;
	// Marks whose containers are all gone are about nothing: not about what happens to be under the cursor.
	if (marks.size > 0) {
		return [...marks].flatMap(id => byId.get(id) ?? []).map(container => toTarget(container));
	}

	const members = membersUnderCursor(state);
	return members.length > 0 ? members.map(container => toTarget(container)) : selectCursorTarget(state);
}

function membersUnderCursor(state: State): readonly Container[] {
	const project = selectCursorHeading(state);
	return project === undefined ? [] : membersOf(state, project);
}

/** The container under the cursor, whatever is marked. */
export function selectCursorTarget(state: State): readonly Target[] {
	const cursor = selectCursor(state);
	return cursor ? [toTarget(cursor)] : [];
}

function toTarget({id, name, state}: Container): Target {
	return {kind: 'container', id, name, state};
}
