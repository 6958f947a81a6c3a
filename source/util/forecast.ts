/** A level at a time (ms). */
export type Point = {readonly atMs: number; readonly value: number};

/** When a rising level reaches its limit: not before, and not after, if it goes on (ms from the last point). */
export type Forecast = {readonly soonestMs: number; readonly latestMs: number};

const leastMs = 10 * 60_000;
const leastPoints = 30;
/** So many of the slopes between any two points must rise. */
const risingShare = 0.8;
const leastUsed = 0.6;
/** What lies further ahead than this many times what was seen is not told. */
const farthest = 3;

/**
 * By the slopes between all points (Theil–Sen): one outlier, or a restart of what is measured, bends nothing. Undefined
 * where too little is known, it doesn't rise steadily, or the limit is far. Source of the gates: alarms that were
 * silenced elsewhere for crying wolf.
 */
export function forecast(points: readonly Point[], limit: number): Forecast | undefined {
	const last = points.at(-1);
	const [first] = points;
	const seenMs = (last?.atMs ?? 0) - (first?.atMs ?? 0);
	if (!last || points.length < leastPoints || seenMs < leastMs || last.value < leastUsed * limit) {
		return undefined;
	}

	if (last.value >= limit) {
		return {soonestMs: 0, latestMs: 0};
	}

	const slopes = slopesOf(points).sort((a, b) => a - b);
	const rising = slopes.filter(slope => slope > 0).length;
	const [slow = 0, fast = 0] = [0.25, 0.75].map(share => slopes[Math.floor(share * (slopes.length - 1))]);
	if (rising < risingShare * slopes.length || slow <= 0) {
		return undefined;
	}

	const left = limit - last.value;
	const [soonestMs, latestMs] = [left / fast, left / slow];
	return latestMs > farthest * seenMs ? undefined : {soonestMs, latestMs};
}

/** Per ms, between every two points. */
function slopesOf(points: readonly Point[]): number[] {
	const slopes: number[] = [];
	for (let to = 1; to < points.length; to++) {
		for (let from = 0; from < to; from++) {
			const [a, b] = [points[from]!, points[to]!];
			if (b.atMs > a.atMs) {
				slopes.push((b.value - a.value) / (b.atMs - a.atMs));
			}
		}
	}

	return slopes;
}
