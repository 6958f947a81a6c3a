/** The middle of some measurements, and how far they lie apart. */
export function summarize(values) {
	const known = values.filter(value => value !== undefined && !Number.isNaN(value)).sort((a, b) => a - b);
	return known.length === 0
		? undefined
		: {median: percentile(known, 0.5), least: known[0], most: known.at(-1), runs: known.length};
}

/** `sorted` ascending; `share` from 0 to 1. */
export function percentile(sorted, share) {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export function p95(values) {
	return values.length === 0
		? undefined
		: percentile(
				values.toSorted((a, b) => a - b),
				0.95,
			);
}
