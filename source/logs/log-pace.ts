import {stampAt} from './log-decode.js';
import type {LogPack} from './log-pack.js';

/** Lines by the second in which they were written, of the last seconds. */
export type LogPace = ReadonlyMap<number, number>;

/** A pace is the mean of so many whole seconds. */
const paceSeconds = 10;
/** Of a reader further behind no pace is told. */
const mostBehindMs = 60_000;

/** Old lines count for nothing. Their stamps are in order, or nearly so: few of them are looked at. */
export function countLines(before: LogPace, pack: LogPack, nowMs: number): LogPace {
	const newestMs = pack.count === 0 ? Number.NaN : Date.parse(stampAt(pack, pack.count - 1));
	if (!(Math.abs(nowMs - newestMs) < mostBehindMs)) {
		return before;
	}

	const second = Math.floor(newestMs / 1000);
	const after = new Map([...before].filter(([at]) => at >= second - paceSeconds));
	let counted = 0;
	for (let at = second; at >= second - paceSeconds && counted < pack.count; at--) {
		const since = linesSince(pack, new Date(at * 1000).toISOString().slice(0, 19));
		// What was let go unread is of the time of what came after it.
		const here = since - counted + (at === second ? pack.skipped : 0);
		counted = since;
		if (here > 0) {
			after.set(at, (after.get(at) ?? 0) + here);
		}
	}

	return after;
}

/** `nowMs`: how far the reader is, which may be behind. */
export function linesPerSecond(pace: LogPace, nowMs: number): number {
	const second = Math.floor(nowMs / 1000);
	let sum = 0;
	for (const [at, count] of pace) {
		sum += at >= second - paceSeconds && at < second ? count : 0;
	}

	return sum / paceSeconds;
}

/** How many lines at the pack's end are not older than the stamp. */
function linesSince(pack: LogPack, stamp: string): number {
	let low = 0;
	let high = pack.count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (stampAt(pack, middle) < stamp) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return pack.count - low;
}
