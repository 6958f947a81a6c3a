import {stampAt} from './log-decode.js';
import type {LogPack} from './log-pack.js';

/** Lines by the second in which they were written, of the last seconds. */
export type LogPace = ReadonlyMap<number, number>;

/** A pace is the mean of so many whole seconds. */
const paceSeconds = 10;

/** Old lines that come late count for nothing. Their stamps are in order, or nearly so: few of them are looked at. */
export function countLines(before: LogPace, pack: LogPack, nowMs: number): LogPace {
	const second = Math.floor(nowMs / 1000);
	let counted = 0;
	let after: Map<number, number> | undefined;
	for (let at = second; at >= second - paceSeconds && counted < pack.count; at--) {
		const since = linesSince(pack, new Date(at * 1000).toISOString().slice(0, 19));
		// What was let go unread came just now.
		const here = since - counted + (at === second ? pack.skipped : 0);
		counted = since;
		if (here > 0) {
			after ??= new Map([...before].filter(([old]) => old >= second - paceSeconds));
			after.set(at, (after.get(at) ?? 0) + here);
		}
	}

	return after ?? before;
}

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
