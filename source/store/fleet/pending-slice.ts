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

export type PendingResult =
	| {readonly type: 'pending/began'; readonly id: string; readonly doing: SafeText; readonly atMs: number}
	| {readonly type: 'pending/ended'; readonly id: string; readonly failure?: Failure};

export function reducePending(state: PendingState, result: PendingResult | EventsHappened): PendingState {
	if (result.type === 'events/happened') {
		const over = result.events.filter(({subject}) => state.failures.has(subject));
		const failures = new Map(state.failures);
		over.forEach(({subject}) => failures.delete(subject));
		return over.length === 0 ? state : {...state, failures};
	}

	const underWay = new Map(state.underWay);
	const failures = new Map(state.failures);
	if (result.type === 'pending/began') {
		underWay.set(result.id, {doing: result.doing, sinceMs: result.atMs});
		failures.delete(result.id);
	} else {
		underWay.delete(result.id);
		if (result.failure) {
			failures.set(result.id, result.failure);
		}
	}

	return {underWay, failures};
}
