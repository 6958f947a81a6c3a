import type {Container, ContainerId} from '../engine/types.js';
import type {SafeText} from '../lib/safe-text.js';
import type {State} from '../store/state.js';
import {memo} from './memo.js';
import {selectOrder} from './order.js';
import {projectOfHeading} from './projects.js';

const selectPlaces = memo(
	state => [selectOrder(state)],
	(state): ReadonlyMap<ContainerId, number> => new Map(selectOrder(state).map((id, place) => [id, place])),
);

/** The cursor's place in the list shown: that of its container, or where it stood if that is not shown any more. */
export function selectCursorIndex(state: State): number {
	const {cursorId, cursorIndex} = state.view.list;
	const place = cursorId === undefined ? undefined : selectPlaces(state).get(cursorId);
	return place ?? Math.max(0, Math.min(cursorIndex, selectOrder(state).length - 1));
}

/** The container that keys and panes are about. */
export function selectCursor(state: State): Container | undefined {
	const id = selectOrder(state)[selectCursorIndex(state)];
	return id === undefined ? undefined : state.fleet.containers.byId.get(id);
}

/** The project whose heading the cursor stands on. */
export function selectCursorHeading(state: State): SafeText | undefined {
	return projectOfHeading(selectOrder(state)[selectCursorIndex(state)] ?? '');
}
