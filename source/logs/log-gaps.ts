import {stampAt} from './log-decode.js';
import type {LogPack} from './log-pack.js';

/** So far behind its container a reader may have been overtaken by the log's rotation. */
const behindMs = 1000;
/** Between two lines: who catches up on a whole log meets no such pause, unless the container made one. */
const pauseMs = 250;

export type GapWatch = {
	/** Before which line of the pack others may be missing; and how far behind the container the reader is (ms). */
	readonly look: (pack: LogPack, nowMs: number) => {readonly gapAt?: number; readonly behindMs: number};
};

/**
 * An engine tells nothing when a log is rotated away from under a slow reader: no error, no end. But then the stamps
 * leap while the reader is behind. How far it is behind is told by its own best time: clocks need not agree.
 */
export function createGapWatch(isRotated: () => boolean): GapWatch {
	let leastLagMs = Number.POSITIVE_INFINITY;
	let lastMs = Number.NaN;
	let wasBehind = false;
	return {
		look(pack, nowMs) {
			const newestMs = pack.count === 0 ? Number.NaN : Date.parse(stampAt(pack, pack.count - 1));
			if (Number.isNaN(newestMs)) {
				return {behindMs: 0};
			}

			const lagMs = nowMs - newestMs;
			leastLagMs = Math.min(leastLagMs, lagMs);
			const isBehind = lagMs - leastLagMs > behindMs;
			const gapAt = (isBehind || wasBehind) && isRotated() ? longestPause(pack, lastMs) : undefined;
			lastMs = newestMs;
			wasBehind = isBehind;
			return {gapAt, behindMs: lagMs - leastLagMs};
		},
	};
}

/** Before which line the longest pause is, if it is long enough. */
function longestPause(pack: LogPack, lastMs: number): number | undefined {
	let longest: number | undefined;
	let longestMs = pauseMs;
	let beforeMs = lastMs;
	for (let index = 0; index < pack.count; index++) {
		const atMs = Date.parse(stampAt(pack, index));
		if (atMs - beforeMs > longestMs) {
			longestMs = atMs - beforeMs;
			longest = index;
		}

		beforeMs = atMs;
	}

	return longest;
}
