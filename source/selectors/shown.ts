import type {Container} from '../engine/types.js';
import {parseFilter} from './filter.js';
import {memo} from './memo.js';

export const selectFilter = memo(
	({view}) => [view.list.filter],
	({view}) => parseFilter(view.list.filter),
);

/** The containers that the filter lets pass, in no order. */
export const selectShown = memo(
	({fleet, view}) => [fleet.containers.byId, view.list.filter, view.list.isRunningOnly],
	(state): readonly Container[] => {
		const {matches} = selectFilter(state);
		const {isRunningOnly} = state.view.list;
		return [...state.fleet.containers.byId.values()].filter(
			container => (!isRunningOnly || isUp(container)) && matches(container),
		);
	},
);

/** `docker ps` without -a shows these. */
export function isUp({state}: Container): boolean {
	return state === 'running' || state === 'paused' || state === 'restarting';
}
