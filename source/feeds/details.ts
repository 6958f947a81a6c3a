import {EngineError} from '../engine/engine-error.js';
import {mapLimit} from '../lib/limit.js';
import {wait} from '../lib/wait.js';
import type {Container, ContainerId, Details} from '../engine/types.js';
import type {State} from '../store/state.js';
import type {Feed, FeedContext} from './feed.js';

/** Between two bursts. */
const restMs = 100;
const atOnce = 4;
/** Inspects in a burst: a thousand containers are detailed over a while, not in a burst. */
const perBurst = 24;

/**
 * Inspects what the list can't tell (OOM, restart count, probe output, limits): the troubled containers
 * first, then the cursor's, then the rest in turn; and again only after an event made it stale.
 */
export const details: Feed = {
	name: 'details',
	wants: ({fleet}) =>
		fleet.connection.status === 'up' && fleet.containers.staleDetails.size > 0
			? [String(fleet.connection.generation)]
			: [],
	async run(_key, context, signal) {
		while (!signal.aborted) {
			const asked = context.getState();
			const ids = lacking(asked).slice(0, perBurst);
			const details = await fetchAll(ids, context, signal);
			if (signal.aborted) {
				return;
			}

			const settled = ids.filter(id => staleness(asked, id) === staleness(context.getState(), id));
			context.dispatch({type: 'containers/detailed', ids: settled, details});
			await wait(restMs, signal);
		}
	},
};

/** What happens while it is asked may not be in the answer. */
function staleness({fleet}: State, id: ContainerId): number | undefined {
	return fleet.containers.staleDetails.get(id);
}

async function fetchAll(
	ids: readonly ContainerId[],
	{engine}: FeedContext,
	signal: AbortSignal,
): Promise<readonly Details[]> {
	const found: Details[] = [];
	await mapLimit(ids, atOnce, async id => {
		try {
			found.push(await engine.details(id, signal));
		} catch (error) {
			// Gone meanwhile, or the engine is: the events or the connection will say so.
			if (!(error instanceof EngineError)) {
				throw error;
			}
		}
	});
	return found;
}

function lacking({fleet, view}: State): ContainerId[] {
	const {byId, staleDetails} = fleet.containers;
	const wanted: Array<{id: ContainerId; rank: number}> = [];
	for (const container of byId.values()) {
		if (staleDetails.has(container.id)) {
			wanted.push({id: container.id, rank: container.id === view.list.cursorId ? -1 : urgency(container)});
		}
	}

	return wanted.sort((a, b) => a.rank - b.rank).map(({id}) => id);
}

function urgency(container: Container): number {
	if (container.state === 'restarting' || container.state === 'dead' || container.health === 'unhealthy') {
		return 0;
	}

	return container.state === 'exited' && container.exitCode !== 0 ? 1 : 2;
}
