import type {ContainerId, Sample} from '../../engine/types.js';
import type {SafeText} from '../../text/safe-text.js';
import {appendSample, type History} from './history-slice.js';

export type UsageState = {
	readonly byId: ReadonlyMap<ContainerId, History>;
	/** `byId` as it was when the clock last ticked: what moves with the figures is ordered by these, once a second. */
	readonly settled: ReadonlyMap<ContainerId, History>;
	/** Why there are none of those that only the engine can tell. */
	readonly problem?: SafeText;
};

/** One fact a sampling pass, whatever the number of containers: one render a second. */
export type UsageFact =
	| {readonly type: 'usage/sampled'; readonly samples: ReadonlyMap<ContainerId, Sample>}
	| {readonly type: 'usage/failed'; readonly problem: SafeText | undefined}
	| {readonly type: 'usage/forgotten'; readonly ids: readonly ContainerId[]};

export function reduceUsage(state: UsageState, fact: UsageFact): UsageState {
	if (fact.type === 'usage/failed') {
		return {...state, problem: fact.problem};
	}

	const byId = new Map(state.byId);
	if (fact.type === 'usage/forgotten') {
		for (const id of fact.ids) {
			byId.delete(id);
		}

		return {...state, byId};
	}

	for (const [id, sample] of fact.samples) {
		byId.set(id, appendSample(byId.get(id), sample));
	}

	return {...state, byId};
}
