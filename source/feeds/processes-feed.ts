import {hasProcesses} from '../engine/container-states.js';
import {EngineError} from '../engine/transport/engine-error.js';
import {safeText} from '../text/safe-text.js';
import {wait} from '../util/wait.js';
import type {ContainerId} from '../engine/types.js';
import {selectCursor} from '../view/list/container-cursor.js';
import {isOwn} from '../store/fleet/owner.js';
import {placeOf} from '../view/layout/layout.js';
import type {Feed} from './feed.js';

const lookEveryMs = 3000;
const lookAgainMs = 1000;

type Wish = {readonly id: ContainerId; readonly generation: number};

/** `docker top` of the container under the cursor, while a pane shows it. */
export const processes: Feed<Wish> = {
	name: 'processes',
	settleMs: 150,
	wants(state) {
		const cursor = selectCursor(state);
		const isUp = state.fleet.connection.status === 'up';
		const isShown = placeOf(state, 'top') !== undefined;
		return isUp && isShown && cursor && hasProcesses(cursor) && isOwn(state.fleet, cursor)
			? [{id: cursor.id, generation: state.fleet.connection.generation}]
			: [];
	},
	keyOf: ({id, generation}) => `${id} ${generation}`,
	async run({id}, {engine, dispatch}, signal) {
		let isFirst = true;
		while (!signal.aborted) {
			try {
				const table = await engine.top(id, signal);
				dispatch({type: 'processes/listed', id, table, atMs: Date.now()});
			} catch (error) {
				if (!signal.aborted && error instanceof EngineError) {
					dispatch({type: 'processes/failed', id, problem: safeText(error.message)});
				}
			}

			// A share of CPU takes two.
			await wait(isFirst ? lookAgainMs : lookEveryMs, signal);
			isFirst = false;
		}
	},
};
