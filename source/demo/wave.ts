/**
 * A rate that wanders around `mean` per second, at most `swing` (0–1) of it up or down. Its integral has
 * a closed form, so a counter's value is a function of the time alone.
 */
type Wave = {readonly mean: number; readonly swing: number; readonly seed: number};

const parts = [
	{share: 0.5, periodSeconds: 97},
	{share: 0.3, periodSeconds: 23.7},
	{share: 0.2, periodSeconds: 6.1},
] as const;

export function rateAt({mean, swing, seed}: Wave, seconds: number): number {
	let level = 1;
	for (const {share, periodSeconds} of parts) {
		level += swing * share * Math.sin(phaseAt(seconds, periodSeconds, seed));
	}

	return mean * level;
}

/** What a counter that started at 0 shows after `seconds`. */
export function totalAt({mean, swing, seed}: Wave, seconds: number): number {
	let total = seconds;
	for (const {share, periodSeconds} of parts) {
		const amplitude = (swing * share * periodSeconds) / (2 * Math.PI);
		total +=
			amplitude *
			(Math.cos(phaseAt(0, periodSeconds, seed)) - Math.cos(phaseAt(seconds, periodSeconds, seed)));
	}

	return mean * total;
}

function phaseAt(seconds: number, periodSeconds: number, seed: number): number {
	return (2 * Math.PI * seconds) / periodSeconds + (seed % 628) / 100;
}
