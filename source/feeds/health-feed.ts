import {hasProcesses} from '../engine/container-states.js';
import {isOwn} from '../store/fleet/owner.js';
import type {State} from '../store/state.js';
import type {Container, ContainerId} from '../engine/types.js';
import {wait} from '../util/wait.js';
import {selectCursor} from '../view/list/container-cursor.js';
import {memo} from '../view/memo.js';
import type {Feed} from './feed.js';

const lookEveryMs = 5000;
const mostAtOnce = 8;

/**
 * An engine tells when health turns, never what the probes in between said: the details of containers that aren't
 * healthy, and of the cursor's, grow old without an event. Some are asked for again each few seconds, all in turns.
 */
export const health: Feed<number> = {
	name: 'health',
	wants: state =>
		state.fleet.connection.status === 'up' && selectChecked(state).length > 0
			? [state.fleet.connection.generation]
			: [],
	keyOf: String,
	async run(_generation, {dispatch, getState}, signal) {
		let turn = 0;
		while (await goesOn(signal)) {
			const [first, ...rest] = selectChecked(getState());
			const others = rest.map((_, place) => rest[(turn + place) % rest.length]!).slice(0, mostAtOnce - 1);
			turn += others.length;
			if (first) {
				dispatch({type: 'containers/doubted', ids: [first, ...others]});
			}
		}
	},
};

async function goesOn(signal: AbortSignal): Promise<boolean> {
	await wait(lookEveryMs, signal);
	return !signal.aborted;
}

/** The cursor's container first. */
const selectChecked = memo(
	state => [state.fleet.containers.byId, state.fleet.connection, selectCursor(state)],
	(state: State): readonly ContainerId[] => {
		const cursor = selectCursor(state);
		const isChecked = (one: Container) =>
			one.health !== undefined && hasProcesses(one) && isOwn(state.fleet, one);
		const ailing = [...state.fleet.containers.byId.values()].filter(
			one => one.health !== 'healthy' && one.id !== cursor?.id,
		);
		return [...(cursor ? [cursor] : []), ...ailing].filter(isChecked).map(({id}) => id);
	},
);
