const secondMs = 1000;
const stepMs = 10_000;
/** An age below this is told to the second. */
const freshMs = 10_000;

/**
 * The time, as far as an age that counts from `sinceMs` shows it: to the second at first, then in steps of ten. After
 * a mass restart a hundred ages that move each second would be half of all that is painted and written.
 */
export function nowForAge(nowMs: number, sinceMs: number | undefined): number {
	if (sinceMs === undefined) {
		return floorTo(stepMs, nowMs);
	}

	const ageMs = nowMs - sinceMs;
	return sinceMs + floorTo(ageMs < freshMs ? secondMs : stepMs, ageMs);
}

function floorTo(unitMs: number, timeMs: number): number {
	return Math.floor(timeMs / unitMs) * unitMs;
}
