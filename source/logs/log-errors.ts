import {decodeLine, lineStart} from './log-decode.js';
import {isErrorLevel, levelOf} from './log-level.js';
import {lineFlags, type LogPack} from './log-pack.js';
import {plainText} from './log-text.js';

/** Lines that report an error, counted by the ten seconds in which they were written. */
export type ErrorCount = ReadonlyMap<number, number>;

const bucketMs = 10_000;
const minuteMs = 60_000;

/** Of a flood only so many lines a pack are looked at, and stand for the rest. */
const mostLooked = 500;

/** `nowMs`: when the lines came. Lines written longer ago than a minute don't count. */
export function countErrors(before: ErrorCount, pack: LogPack, nowMs: number): ErrorCount {
	const step = Math.max(1, Math.ceil(pack.count / mostLooked));
	let after: Map<number, number> | undefined;
	for (let index = step - 1; index < pack.count; index += step) {
		const line = decodeLine(
			pack.bytes,
			lineStart(pack.ends, index),
			pack.ends[index] ?? 0,
			pack.flags[index] ?? 0,
		);
		const isError =
			((pack.flags[index] ?? 0) & lineFlags.notice) === 0 && isErrorLevel(levelOf(plainText(line.text)));
		const atMs = Math.min(nowMs, Date.parse(line.stamp));
		if (isError && atMs > nowMs - minuteMs) {
			after ??= recent(before, nowMs);
			const bucket = Math.floor(atMs / bucketMs);
			after.set(bucket, (after.get(bucket) ?? 0) + step);
		}
	}

	return after ?? before;
}

/** Errors in the minute before `nowMs`. */
export function errorsPerMinute(count: ErrorCount, nowMs: number): number {
	return [...recent(count, nowMs).values()].reduce((sum, errors) => sum + errors, 0);
}

function recent(count: ErrorCount, nowMs: number): Map<number, number> {
	return new Map([...count].filter(([bucket]) => (bucket + 1) * bucketMs > nowMs - minuteMs));
}
