/** Which moment is shown. */
export type PastState = {
	/** ms since the epoch, by our clock; undefined: now. */
	readonly atMs?: number;
	/** The time that it is, while another is shown; of a recording its end. */
	readonly nowMs?: number;
	/** There is nothing but a recording: it has no now. */
	readonly isReplay?: boolean;
	/** Steps made in a row in one direction, below zero backwards: many in a row become larger. */
	readonly steps: number;
};

export type PastIntent = {
	readonly type: 'past/went';
	/** Undefined: back to now. */
	readonly atMs: number | undefined;
	readonly steps: number;
};

export const inTheNow: PastState = {steps: 0};

export function reducePast(_state: PastState, {atMs, steps}: PastIntent): PastState {
	return atMs === undefined ? inTheNow : {atMs, steps};
}
