import {reduceLists, type ListsIntent, type ListsState} from './lists-slice.js';
import type {PastIntent} from './past-slice.js';

/** The lists, which drop on the way back to now what was marked in the past. */
export function reduceListsInTime(state: ListsState, intent: ListsIntent | PastIntent): ListsState {
	return intent.type !== 'past/went'
		? reduceLists(state, intent)
		: intent.atMs === undefined
			? backToNow(state)
			: {...state, marksOfNow: marksOf(state)};
}

function marksOf({byId, marksOfNow}: ListsState): ListsState['marksOfNow'] {
	return marksOfNow ?? new Map([...byId].map(([id, {marks}]) => [id, marks]));
}

/** What was marked in the past was chosen by what was wrong then. */
function backToNow({byId, marksOfNow}: ListsState): ListsState {
	return {
		byId: marksOfNow
			? new Map(
					[...byId].map(([id, list]) => [
						id,
						{...list, marks: list.marks.intersection(marksOfNow.get(id) ?? new Set())},
					]),
				)
			: byId,
	};
}
