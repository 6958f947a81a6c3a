/** How often usage is sampled: the period is the base times a factor, which grows while the host is starved. */
export type Pace = {readonly factor: number; readonly onTime: number};

export const firstPace: Pace = {factor: 1, onTime: 0};

const slowestFactor = 8;
/** Passes in time before the next faster pace is tried. */
const calmPasses = 10;
/** So late, this process was suspended (ctrl+z, a laptop's lid), not starved. */
const suspendedMs = 30_000;

/**
 * `lateMs` is how long after its time a pass began. More than two periods: the host has no time for us, so
 * we ask for half as much of it.
 */
export function nextPace(pace: Pace, periodMs: number, lateMs: number): Pace {
	if (lateMs > 2 * periodMs && lateMs < suspendedMs) {
		return {factor: Math.min(slowestFactor, pace.factor * 2), onTime: 0};
	}

	if (pace.factor === 1) {
		return firstPace;
	}

	return pace.onTime + 1 < calmPasses
		? {factor: pace.factor, onTime: pace.onTime + 1}
		: {factor: pace.factor / 2, onTime: 0};
}
