import {hasProcesses} from '../../engine/container-states.js';
import type {Container, ContainerId, Sample} from '../../engine/types.js';
import type {SafeText} from '../../text/safe-text.js';
import type {ConnectionState} from './connection-slice.js';
import type {ContainersState} from './containers-slice.js';
import {isOwn} from './owner.js';
import {appendGap, appendSample, continued, type History} from './history-slice.js';

export type UsageState = {
	readonly byId: ReadonlyMap<ContainerId, History>;
	/** `byId` as it was when the clock last ticked: what moves with the figures is ordered by these, once a second. */
	readonly settled: ReadonlyMap<ContainerId, History>;
	/** Why there are none of those that only the engine can tell. */
	readonly problem?: SafeText;
};

/** What one sampling pass told. */
type UsagePass = {
	readonly samples: ReadonlyArray<readonly [ContainerId, Sample]>;
	readonly atMs: number;
};

/** One fact a sampling pass, whatever the number of containers: one render a second. */
export type UsageFact =
	| ({readonly type: 'usage/sampled'} & UsagePass)
	/** Figures from before all that are known, of passes in their order. */
	| {readonly type: 'usage/recalled'; readonly passes: readonly UsagePass[]}
	| {readonly type: 'usage/failed'; readonly problem: SafeText | undefined};

type WithContainers = {
	readonly fleet: {
		readonly connection: ConnectionState;
		readonly containers: Pick<ContainersState, 'byId'>;
	};
};

export function reduceUsage(state: UsageState, fact: UsageFact, {fleet}: WithContainers): UsageState {
	if (fact.type === 'usage/failed') {
		return state.problem === fact.problem ? state : {...state, problem: fact.problem};
	}

	if (fact.type === 'usage/recalled') {
		return {...state, byId: recalled(state.byId, fact.passes, fleet.containers.byId)};
	}

	const byId = new Map(state.byId);
	const changes = fact.samples.length + leaveGaps(byId, new Map(fact.samples), fleet, fact.atMs);
	for (const [id, sample] of fact.samples) {
		byId.set(id, appendSample(state.byId.get(id), sample, fact.atMs));
	}

	return changes === 0 ? state : {...state, byId};
}

/**
 * A container that has stopped goes on without figures, so that a crash loop's past stays to be seen. It is
 * forgotten when it is removed, or when nothing but the gap is left. Returns how many histories have changed.
 */
function leaveGaps(
	histories: Map<ContainerId, History>,
	sampled: ReadonlyMap<ContainerId, Sample>,
	fleet: WithContainers['fleet'],
	atMs: number,
): number {
	let changes = 0;
	for (const [id, history] of histories) {
		const container = fleet.containers.byId.get(id);
		const isOthers = container !== undefined && !isOwn(fleet, container);
		if (!sampled.has(id) && !isOthers && !(container && hasProcesses(container))) {
			const after = container && appendGap(history, atMs);
			if (after) {
				histories.set(id, after);
			} else {
				histories.delete(id);
			}

			changes++;
		}
	}

	return changes;
}

/** Of the containers that there are, what was known before goes before what is known now. */
function recalled(
	histories: ReadonlyMap<ContainerId, History>,
	passes: readonly UsagePass[],
	containers: ReadonlyMap<ContainerId, Container>,
): ReadonlyMap<ContainerId, History> {
	const older = new Map<ContainerId, History>();
	for (const {atMs, samples} of passes) {
		for (const [id, sample] of samples) {
			if (containers.has(id) && atMs < (histories.get(id)?.originMs ?? Number.POSITIVE_INFINITY)) {
				older.set(id, appendSample(older.get(id), sample, atMs));
			}
		}
	}

	const all = new Map([...older, ...histories]);
	for (const [id, before] of older) {
		const now = histories.get(id);
		all.set(id, now ? continued(before, now) : before);
	}

	return all;
}
