import {EngineError} from '../engine/transport/engine-error.js';
import {isJustStarted} from '../text/status-age.js';
import {createPatientCalls} from '../util/patient-calls.js';
import {wait} from '../util/wait.js';
import type {Container, ContainerId, Details} from '../engine/types.js';
import {selectCursor} from '../view/list/container-cursor.js';
import {isOwn} from '../store/fleet/owner.js';
import type {State} from '../store/state.js';
import type {Feed, FeedContext} from './feed.js';

/** Between two bursts. */
const restMs = 100;
/** While all that is out of date hangs. */
const longRestMs = 500;
/** One that hangs must not keep the others waiting. */
const limits = {atOnce: 4, most: 12, slowMs: 300, passMs: 2000};
/** Inspects in a burst: a thousand containers are detailed over a while, not in a burst. */
const perBurst = 24;

/**
 * Inspects what the list can't tell (OOM, restart count, probe output, limits): the cursor's container
 * first, then those in trouble or just started, then the rest; and again only after an event made it stale.
 */
export const details: Feed<number> = {
	name: 'details',
	wants: ({fleet}) =>
		fleet.connection.status === 'up' && fleet.containers.staleDetails.size > 0
			? [fleet.connection.generation]
			: [],
	keyOf: String,
	async run(_generation, context, signal) {
		let came: Inspected[] = [];
		const calls = createPatientCalls(async (id: ContainerId) => {
			came.push(await inspect(id, context, signal));
		});
		while (!signal.aborted) {
			const ids = lacking(context.getState()).filter(calls.isFree).slice(0, perBurst);
			await calls.pass(ids, limits, signal);
			if (signal.aborted) {
				return;
			}

			if (came.length > 0) {
				tell(came, context);
				came = [];
			}

			await wait(ids.length === 0 ? longRestMs : restMs, signal);
		}
	},
};

type Inspected = {
	readonly id: ContainerId;
	/** What happens while it is asked may not be in the answer. */
	readonly staleness: number | undefined;
	readonly details?: Details;
	/** Nothing came: it is asked again. */
	readonly isSilent?: boolean;
};

async function inspect(
	id: ContainerId,
	{engine, getState}: FeedContext,
	signal: AbortSignal,
): Promise<Inspected> {
	const staleness = stalenessOf(getState(), id);
	try {
		return {id, staleness, details: await engine.details(id, signal)};
	} catch (error) {
		// Gone meanwhile, or the engine is: the events or the connection will say so.
		if (error instanceof EngineError) {
			return {id, staleness, isSilent: error.kind === 'silent'};
		}

		throw error;
	}
}

function tell(came: readonly Inspected[], {dispatch, getState}: FeedContext): void {
	const settled = came.filter(
		({id, staleness, isSilent = false}) => !isSilent && staleness === stalenessOf(getState(), id),
	);
	dispatch({
		type: 'containers/detailed',
		ids: settled.map(({id}) => id),
		details: came.flatMap(one => one.details ?? []),
	});
}

function stalenessOf({fleet}: State, id: ContainerId): number | undefined {
	return fleet.containers.staleDetails.get(id);
}

function lacking(state: State): ContainerId[] {
	const {fleet} = state;
	const cursor = selectCursor(state)?.id;
	const {byId, staleDetails} = fleet.containers;
	const wanted: Array<{id: ContainerId; rank: number}> = [];
	for (const container of byId.values()) {
		if (staleDetails.has(container.id) && isOwn(fleet, container)) {
			wanted.push({id: container.id, rank: container.id === cursor ? -1 : urgency(container)});
		}
	}

	return wanted.sort((a, b) => a.rank - b.rank).map(({id}) => id);
}

function urgency(container: Container): number {
	if (container.state === 'restarting' || container.state === 'dead' || container.health === 'unhealthy') {
		return 0;
	}

	if (isJustStarted(container.status)) {
		return 1;
	}

	return container.state === 'exited' && container.exitCode !== 0 ? 1 : 2;
}
