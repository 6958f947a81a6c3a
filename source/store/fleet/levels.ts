import {forecast, type Forecast, type Point} from '../../util/forecast.js';

/** A level on its way to a limit: memory, a disk. */
export type Levels = {
	/** One every twenty seconds, of the last half an hour. */
	readonly points: readonly Point[];
	readonly limit: number;
	/** When it is full, if this goes on; from the last point on. */
	readonly full?: Forecast;
};

const everyMs = 20_000;
const mostPoints = 90;

/** With the newest level. Another limit begins anew; undefined where nothing is known, or there is no limit. */
export function withLevel(
	before: Levels | undefined,
	atMs: number,
	value: number | undefined,
	limit: number | undefined,
): Levels | undefined {
	if (value === undefined || limit === undefined) {
		return undefined;
	}

	const points = before?.limit === limit ? before.points : [];
	const last = points.at(-1);
	if (before && last && atMs - last.atMs < everyMs) {
		return before;
	}

	const next = [...points, {atMs, value}].slice(-mostPoints);
	const full = forecast(next, limit);
	return {points: next, limit, ...(full && {full})};
}
