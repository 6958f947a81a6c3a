import {memo} from '../memo.js';
import {isUp} from '../../engine/container-states.js';
import {selectTroubles} from '../trouble/troubles.js';

/** How the whole fleet is, whatever the filter. */
export const selectCounts = memo(
	state => [state.fleet.containers.byId, selectTroubles(state)],
	state => {
		const all = [...state.fleet.containers.byId.values()];
		const up = all.filter(isUp).length;
		const troubled = [...selectTroubles(state).values()].filter(({score}) => score > 0).length;
		return {troubled, up, down: all.length - up};
	},
);
