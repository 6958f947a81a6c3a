import {decodeLine, lineStart} from './log-decode.js';
import {isErrorLevel, levelOf} from './log-level.js';
import {lineFlags, type LogPack} from './log-pack.js';
import {plainText} from './log-text.js';

/** Lines that report an error, counted by the second in which they were written. `isRough`: by a sample. */
export type ErrorCount = ReadonlyMap<number, {readonly errors: number; readonly isRough: boolean}>;

const bucketMs = 1000;
const minuteMs = 60_000;

/** Of a flood only so many lines a pack are looked at, and stand for the rest. */
const mostLooked = 1000;

/** `nowMs`: when the lines came. Lines written longer ago than a minute don't count. */
export function countErrors(before: ErrorCount, pack: LogPack, nowMs: number): ErrorCount {
	const step = Math.max(1, Math.ceil(pack.count / mostLooked));
	let after: Map<number, {errors: number; isRough: boolean}> | undefined;
	for (let from = 0; from < pack.count; from += step) {
		const stretch = Math.min(step, pack.count - from);
		const errorAtMs = timeOfError(pack, from + placeIn(stretch, from / step), nowMs);
		if (errorAtMs !== undefined && errorAtMs > nowMs - minuteMs) {
			after ??= recent(before, nowMs);
			const bucket = Math.floor(errorAtMs / bucketMs);
			const {errors = 0, isRough = false} = after.get(bucket) ?? {};
			after.set(bucket, {errors: errors + stretch, isRough: isRough || step > 1});
		}
	}

	return after ?? before;
}

const goldenRatio = 0.618_033_988_749_895;

/** Which line of a stretch is looked at: never at even intervals, at which lines that alternate would all be alike. */
function placeIn(stretch: number, index: number): number {
	return Math.floor(((index * goldenRatio) % 1) * stretch);
}

function timeOfError(pack: LogPack, index: number, nowMs: number): number | undefined {
	const flags = pack.flags[index] ?? 0;
	const line = decodeLine(pack.bytes, lineStart(pack.ends, index), pack.ends[index] ?? 0, flags);
	const isError = (flags & lineFlags.notice) === 0 && isErrorLevel(levelOf(plainText(line.text)));
	return isError ? Math.min(nowMs, Date.parse(line.stamp)) : undefined;
}

/** Errors in the minute before `nowMs`. */
export function errorsPerMinute(count: ErrorCount, nowMs: number): number {
	return [...recent(count, nowMs).values()].reduce((sum, {errors}) => sum + errors, 0);
}

export function isRoughCount(count: ErrorCount, nowMs: number): boolean {
	return [...recent(count, nowMs).values()].some(({isRough}) => isRough);
}

function recent(count: ErrorCount, nowMs: number): Map<number, {errors: number; isRough: boolean}> {
	return new Map([...count].filter(([bucket]) => (bucket + 1) * bucketMs > nowMs - minuteMs));
}
