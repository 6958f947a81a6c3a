// A line is slow when the terminal is behind for a good part of the time. It counts as quick again after
// a calm while; each time that turns out wrong, the next while is twice as long.

/** Told the clock and for how long the terminal has been behind so far, says whether the line is slow. */
type LineJudge = (nowMs: number, behindMs: number) => boolean;

const windowMs = 5000;
const slowShare = 0.2;
const shortestCalmMs = 5000;
const longestCalmMs = 900_000;

export function createLineJudge(): LineJudge {
	let seen: ReadonlyArray<{readonly nowMs: number; readonly behindMs: number}> = [];
	let isSlow = false;
	let calmMs = shortestCalmMs / 2;
	let lastBehindAtMs = 0;

	return (nowMs, behindMs) => {
		const past = seen.findLast(one => nowMs - one.nowMs >= windowMs) ?? seen[0];
		if (past !== undefined && behindMs > (seen.at(-1)?.behindMs ?? 0)) {
			lastBehindAtMs = nowMs;
		}

		const share = past === undefined ? 0 : (behindMs - past.behindMs) / (nowMs - past.nowMs);
		if (!isSlow && share >= slowShare) {
			isSlow = true;
			calmMs = Math.min(2 * calmMs, longestCalmMs);
		} else if (isSlow && nowMs - lastBehindAtMs >= calmMs) {
			isSlow = false;
		}

		seen = [...seen.filter(one => nowMs - one.nowMs <= windowMs), {nowMs, behindMs}];
		return isSlow;
	};
}
