import type {Sample} from '../../engine/types.js';

/** Samples kept per container: four minutes at one a second. */
export const historyCapacity = 240;

const metrics = [
	'cpuPercent',
	'cpuWallPercent',
	'throttledPercent',
	'memoryBytes',
	'receivedBytesPerSecond',
	'sentBytesPerSecond',
	'readBytesPerSecond',
	'writtenBytesPerSecond',
] as const satisfies ReadonlyArray<keyof Sample>;
export type Metric = (typeof metrics)[number];

/**
 * One container's recent past. The ring under it is shared and only ever appended to by the reducer;
 * a new History is made for each sample, so a changed reference means a new figure.
 */
export type History = {
	readonly latest: Sample;
	readonly count: number;
	/** How many of the last ones are without figures. */
	readonly gap: number;
	readonly ring: Float32Array;
};

export function appendSample(history: History | undefined, sample: Sample): History {
	const ring = history?.ring ?? new Float32Array(historyCapacity * metrics.length).fill(Number.NaN);
	const count = history?.count ?? 0;
	const slot = (count % historyCapacity) * metrics.length;
	for (let index = 0; index < metrics.length; index++) {
		ring[slot + index] = sample[metrics[index]!] ?? Number.NaN;
	}

	return {latest: sample, count: count + 1, gap: 0, ring};
}

/** One more second without figures; undefined once nothing else is left. */
export function appendGap(history: History, atMs: number): History | undefined {
	const gap = history.gap + 1;
	return gap > historyCapacity ? undefined : {...appendSample(history, {atMs}), gap};
}

/** The last `length` values of a metric, oldest first; NaN where a figure is not known. */
export function recent(history: History, metric: Metric, length: number): number[] {
	const index = metrics.indexOf(metric);
	const size = Math.min(length, history.count, historyCapacity);
	const values: number[] = [];
	for (let place = history.count - size; place < history.count; place++) {
		values.push(history.ring[(place % historyCapacity) * metrics.length + index] ?? Number.NaN);
	}

	return values;
}

/** The mean of what is known of the last `length` values; undefined where nothing is. */
export function recentMean({ring, count}: History, metric: Metric, length: number): number | undefined {
	const index = metrics.indexOf(metric);
	let sum = 0;
	let known = 0;
	for (let place = count - Math.min(length, count, historyCapacity); place < count; place++) {
		const value = ring[(place % historyCapacity) * metrics.length + index] ?? Number.NaN;
		if (!Number.isNaN(value)) {
			sum += value;
			known++;
		}
	}

	return known === 0 ? undefined : sum / known;
}
