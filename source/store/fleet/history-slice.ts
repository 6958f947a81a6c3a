import type {Sample} from '../../engine/types.js';

/** Seconds kept of each container as they were. */
export const historyCapacity = 240;

/** Then ten seconds become one, for an hour. */
const thinSeconds = 10;
const thinCapacity = 360;
export const longestSeconds = thinSeconds * thinCapacity;

/** A sample stands for the time since the one before it; for a longer time nothing is known of how it was. */
const longestHeldSeconds = 60;

/** Those that charts show come first, and are kept longer. */
const metrics = [
	'cpuPercent',
	'memoryBytes',
	'receivedBytesPerSecond',
	'sentBytesPerSecond',
	'readBytesPerSecond',
	'writtenBytesPerSecond',
	'cpuWallPercent',
	'throttledPercent',
] as const satisfies ReadonlyArray<keyof Sample>;
export type Metric = (typeof metrics)[number];

const thinMetrics = 6;
/** Of each ten seconds: the mean, and the most. */
const thinFigures = 2 * thinMetrics;

/** What a container's past takes at most: 25 MB for a thousand of them. */
export const historyBytes = 4 * (historyCapacity * metrics.length + thinCapacity * thinFigures);

/**
 * One container's recent past, a place a second. The rings under it are shared and only ever appended to by the
 * reducer; a new History is made for each sample, so a changed reference means a new figure.
 */
export type History = {
	readonly latest: Sample;
	readonly atMs: number;
	/** When the second of place 0 was. */
	readonly originMs: number;
	/** Seconds since the first sample. */
	readonly count: number;
	/** How many of the last ones are without figures. */
	readonly gap: number;
	readonly ring: Float32Array;
	/** There once ten seconds are full. */
	readonly thin?: Float32Array;
};

export function appendSample(
	history: History | undefined,
	sample: Sample,
	atMs: number = sample.atMs,
): History {
	const ring = history?.ring ?? new Float32Array(historyCapacity * metrics.length).fill(Number.NaN);
	const before = history?.count ?? 0;
	const steps = history ? secondsOn(history, atMs) : 1;
	const count = before + steps;
	for (let place = Math.max(before, count - historyCapacity); place < count; place++) {
		const isKnown = steps <= longestHeldSeconds || place === count - 1;
		const slot = slotOf(place);
		for (let index = 0; index < metrics.length; index++) {
			ring[slot + index] = (isKnown ? sample[metrics[index]!] : undefined) ?? Number.NaN;
		}
	}

	const thin = thinned(history?.thin, ring, before, count);
	const originMs = atMs - (count - 1) * 1000;
	return {
		latest: sample,
		atMs,
		// What is on time keeps the seconds where they are: a clock that was set moves them.
		originMs: history && Math.abs(originMs - history.originMs) < 1000 ? history.originMs : originMs,
		count,
		gap: 0,
		ring,
		...(thin && {thin}),
	};
}

/** How many seconds further it is than the newest; one where the clock was set back. */
function secondsOn({originMs, count}: History, atMs: number): number {
	return Math.max(1, Math.round((atMs - originMs) / 1000) - (count - 1));
}

function slotOf(place: number): number {
	return (place % historyCapacity) * metrics.length;
}

/** Every ten seconds that have become full. */
function thinned(
	thin: Float32Array | undefined,
	ring: Float32Array,
	before: number,
	count: number,
): Float32Array | undefined {
	const full = Math.floor(count / thinSeconds);
	if (full === Math.floor(before / thinSeconds)) {
		return thin;
	}

	const next = thin ?? new Float32Array(thinCapacity * thinFigures).fill(Number.NaN);
	const first = Math.max(Math.floor(before / thinSeconds), full - thinCapacity);
	for (let bucket = first; bucket < full; bucket++) {
		for (let index = 0; index < thinMetrics; index++) {
			const {mean = Number.NaN, most = Number.NaN} = summaryOf(
				ring,
				index,
				Math.max(bucket * thinSeconds, count - historyCapacity),
				(bucket + 1) * thinSeconds,
			);
			const slot = (bucket % thinCapacity) * thinFigures + 2 * index;
			next[slot] = mean;
			next[slot + 1] = most;
		}
	}

	return next;
}

type Summary = {readonly mean?: number; readonly most?: number};

/** Of the seconds from one place up to another; nothing where nothing is known. */
function summaryOf(ring: Float32Array, index: number, from: number, to: number): Summary {
	const sums = summing();
	for (let place = from; place < to; place++) {
		const value = ring[slotOf(place) + index] ?? Number.NaN;
		sums.add(value, value);
	}

	return sums.result();
}

function summing() {
	let sum = 0;
	let known = 0;
	let most = Number.NEGATIVE_INFINITY;
	return {
		add(mean: number, highest: number) {
			if (!Number.isNaN(mean)) {
				sum += mean;
				known++;
				most = Math.max(most, highest);
			}
		},
		result: (): Summary => (known === 0 ? {} : {mean: sum / known, most}),
	};
}

/** A history with another's figures behind its own, which were known before. */
export function continued(older: History, newer: History): History {
	let whole = older;
	const from = Math.max(0, newer.count - historyCapacity);
	for (let place = from; place < newer.count - 1; place++) {
		const slot = slotOf(place);
		const figures = metrics.map((metric, index) => [metric, newer.ring[slot + index]] as const);
		const known = figures.filter(([, value]) => value !== undefined && !Number.isNaN(value));
		const atMs = newer.originMs + place * 1000;
		whole = appendSample(whole, {atMs, ...(Object.fromEntries(known) as Partial<Sample>)}, atMs);
	}

	return {...appendSample(whole, newer.latest, newer.atMs), gap: newer.gap};
}

/** Time without figures; undefined once nothing else is left. */
export function appendGap(history: History, atMs: number): History | undefined {
	const after = appendSample(history, {atMs}, atMs);
	const gap = history.gap + after.count - history.count;
	return gap > longestSeconds ? undefined : {...after, gap};
}

/** The last `length` seconds of a metric, oldest first; NaN where a figure is not known. */
export function recent(history: History, metric: Metric, length: number): number[] {
	const index = metrics.indexOf(metric);
	const size = Math.min(length, history.count, historyCapacity);
	const values: number[] = [];
	for (let place = history.count - size; place < history.count; place++) {
		values.push(history.ring[slotOf(place) + index] ?? Number.NaN);
	}

	return values;
}

/** The mean of what is known of `length` seconds, up to `ago` seconds ago; undefined where nothing is. */
export function recentMean(
	{ring, count}: History,
	metric: Metric,
	length: number,
	ago = 0,
): number | undefined {
	const first = Math.max(0, count - historyCapacity);
	return summaryOf(ring, metrics.indexOf(metric), Math.max(first, count - ago - length), count - ago).mean;
}

/** A stretch of the past in pieces of equal length. */
export type Past = {
	/** The most of each, oldest first; NaN where nothing is known. The newest piece may be unfinished. */
	readonly values: readonly number[];
	readonly means: readonly number[];
	readonly secondsEach: number;
} & Summary;

type Stretch = {
	readonly seconds: number;
	readonly pieces: number;
	readonly leastEach: number;
	/** Goes back so far at least, whether anything is known of it or not. */
	readonly least?: number;
};

/** The least that a chart goes back. */
const leastSpanSeconds = 60;

/**
 * The last `seconds`, or as many as there are and a minute at least, in up to `pieces` of at least `leastEach` seconds. Pieces
 * stand on the count of all seconds: a full one never changes.
 */
export function pastOf(
	history: History,
	metric: Metric,
	{seconds, pieces, leastEach, least = leastSpanSeconds}: Stretch,
): Past {
	const span = Math.min(seconds, Math.max(least, history.count));
	const unit = span > historyCapacity ? thinSeconds : 1;
	const secondsEach = Math.ceil(Math.max(leastEach, span / Math.max(1, pieces)) / unit) * unit;
	const last = Math.floor((history.count - 1) / secondsEach);
	const all = summing();
	const values: number[] = [];
	const means: number[] = [];
	for (let piece = last - Math.ceil(span / secondsEach) + 1; piece <= last; piece++) {
		const one = summing();
		for (let place = piece * secondsEach; place < (piece + 1) * secondsEach; place += unit) {
			const {mean = Number.NaN, most = Number.NaN} = summaryAt(history, metrics.indexOf(metric), place, unit);
			one.add(mean, most);
			all.add(mean, most);
		}

		const summary = one.result();
		values.push(summary.most ?? Number.NaN);
		means.push(summary.mean ?? Number.NaN);
	}

	return {values, means, secondsEach, ...all.result()};
}

/** Of one second, or of ten: as they were where they are still there, else thinned. */
function summaryAt({ring, thin, count}: History, index: number, place: number, unit: number): Summary {
	const end = Math.min(place + unit, count);
	if (place < 0 || place >= count || place < count - longestSeconds) {
		return {};
	}

	if (unit === 1 || end - place < unit || !thin) {
		return place < count - historyCapacity ? {} : summaryOf(ring, index, place, end);
	}

	const slot = (Math.floor(place / thinSeconds) % thinCapacity) * thinFigures + 2 * index;
	const mean = thin[slot] ?? Number.NaN;
	return Number.isNaN(mean) ? {} : {mean, most: thin[slot + 1]};
}
