import type {SafeText} from '../../text/safe-text.js';
import type {EventsHappened} from './events-slice.js';

/** The engine's words, in a form that a row has room for, and whole. */
export type Failure = {readonly brief: SafeText; readonly whole: SafeText};

/** What has been asked of the engine about a container (or image, volume, …), by id, and how the last request ended badly. */
export type PendingState = {
	/** `stopping`, since when: shown on the row until the engine replies. */
	readonly underWay: ReadonlyMap<string, {readonly doing: SafeText; readonly sinceMs: number}>;
	/** Kept on the row until the next action or change of state. */
	readonly failures: ReadonlyMap<string, Failure>;
};

export type PendingFact =
	| {readonly type: 'pending/began'; readonly id: string; readonly doing: SafeText; readonly atMs: number}
	| {readonly type: 'pending/ended'; readonly id: string; readonly failure?: Failure};

export function reducePending(state: PendingState, fact: PendingFact | EventsHappened): PendingState {
	if (fact.type === 'events/happened') {
		const over = fact.events.filter(({subject}) => state.failures.has(subject));
		const failures = new Map(state.failures);
		over.forEach(({subject}) => failures.delete(subject));
		return over.length === 0 ? state : {...state, failures};
	}

	const underWay = new Map(state.underWay);
	const failures = new Map(state.failures);
	if (fact.type === 'pending/began') {
		underWay.set(fact.id, {doing: fact.doing, sinceMs: fact.atMs});
		failures.delete(fact.id);
	} else {
		underWay.delete(fact.id);
		if (fact.failure) {
			failures.set(fact.id, fact.failure);
		}
	}

	return {underWay, failures};
}
