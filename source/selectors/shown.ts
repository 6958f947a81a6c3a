import type {Container} from '../engine/types.js';
import {runWithin} from '../lib/run-within.js';
import {t, type SafeText} from '../lib/safe-text.js';
import type {State} from '../store/state.js';
import {parseFilter, type Filter} from './filter.js';
import {isUp} from './is-up.js';
import {memo} from './memo.js';

const selectFilter = memo(
	({view}) => [view.list.filter],
	({view}) => parseFilter(view.list.filter),
);

/** Longer than any expression takes that isn't catastrophic; a starved machine may need the second. */
const patiencesMs = [50, 200];
/** Those that took longer: they aren't tried again. */
const slowFilters = new WeakSet<Filter>();
const tooSlow = t`this expression takes too long: nothing is shown`;

type Passing = {readonly containers: readonly Container[]; readonly problem?: SafeText};

const selectPassing = memo(
	({fleet, view}) => [fleet.containers.byId, view.list.filter, view.list.isRunningOnly],
	(state): Passing => {
		const filter = selectFilter(state);
		// None rather than all: what is shown can be marked and acted on.
		if (filter.problem) {
			return {containers: [], problem: filter.problem};
		}

		const {isRunningOnly} = state.view.list;
		let containers: readonly Container[] = [];
		const look = () => {
			containers = [...state.fleet.containers.byId.values()].filter(
				container => (!isRunningOnly || isUp(container)) && filter.matches(container),
			);
		};

		if (
			filter.hasRegex &&
			(slowFilters.has(filter) || !patiencesMs.some(limitMs => runWithin(limitMs, look)))
		) {
			slowFilters.add(filter);
			return {containers: [], problem: tooSlow};
		}

		if (!filter.hasRegex) {
			look();
		}

		return {containers};
	},
);

/** The containers that the filter lets pass, in no order. */
export function selectShown(state: State): readonly Container[] {
	return selectPassing(state).containers;
}

/** Why the filter can't do what it says, or nothing. */
export function selectFilterProblem(state: State): SafeText | undefined {
	return selectPassing(state).problem;
}
