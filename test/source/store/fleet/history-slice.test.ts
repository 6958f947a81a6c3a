import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
	appendGap,
	appendSample,
	historyBytes,
	longestSeconds,
	pastOf,
	recent,
	type History,
} from '../../../../source/store/fleet/history-slice.js';
import {startMs} from '../../../helpers/fixtures.js';

type Reading = readonly [second: number, cpuPercent: number | undefined];

function historyOf(...readings: readonly Reading[]): History {
	return readings.reduce<History | undefined>(
		(history, [second, cpuPercent]) =>
			appendSample(history, {atMs: startMs, cpuPercent}, startMs + second * 1000),
		undefined,
	)!;
}

const eachSecond = (length: number, value: (second: number) => number) =>
	historyOf(...Array.from({length}, (_, second) => [second, value(second)] as const));

const whole = {seconds: 60, pieces: 60, leastEach: 1};

test('places are seconds: a sample stands for the time since the one before it', () => {
	expect(recent(historyOf([0, 1], [1, 2], [6, 3]), 'cpuPercent', 100)).toEqual([1, 2, 3, 3, 3, 3, 3]);
});

test('of a time without samples nothing is known, however long it was', () => {
	const past = pastOf(historyOf([0, 1], [90, 2]), 'cpuPercent', whole);
	expect(past.values.filter(value => !Number.isNaN(value))).toEqual([2]);
	const farther = pastOf(historyOf([0, 1], [9_000_000, 2]), 'cpuPercent', {
		...whole,
		seconds: longestSeconds,
	});
	expect([farther.mean, farther.most]).toEqual([2, 2]);
});

test('a clock that is set back costs no figures', () => {
	expect(recent(historyOf([100, 1], [50, 2], [51, 3]), 'cpuPercent', 100)).toEqual([1, 2, 3]);
});

test('after a minute a chart is full, and stays full', () => {
	fc.assert(
		fc.property(
			fc.integer({min: 60, max: 8000}),
			fc.constantFrom(60, 300, 1800, 3600),
			fc.integer({min: 10, max: 200}),
			fc.integer({min: 1, max: 3}),
			(length, seconds, pieces, leastEach) => {
				const {values, secondsEach} = pastOf(
					eachSecond(length, () => 1),
					'cpuPercent',
					{seconds, pieces, leastEach},
				);
				expect(values.length).toBeLessThanOrEqual(Math.max(pieces, 60 / leastEach));
				expect(values.filter(value => value === 1).length / values.length).toBeGreaterThanOrEqual(0.9);
				expect(values.length * secondsEach).toBeGreaterThanOrEqual(Math.min(seconds, length));
			},
		),
		{numRuns: 40},
	);
});

test('an hour is kept, of each ten seconds the mean and the most', () => {
	const history = eachSecond(5000, second => (second % 10 === 3 ? 91 : 1));
	const {values, mean, most} = pastOf(history, 'cpuPercent', {seconds: 3600, pieces: 360, leastEach: 3});
	expect(values).toHaveLength(360);
	expect(new Set(values)).toEqual(new Set([91]));
	expect([mean, most]).toEqual([10, 91]);
});

test('the most and the mean are those of all that was sampled in the window', () => {
	const value = fc.option(fc.integer({min: 0, max: 1000}), {nil: undefined});
	fc.assert(
		fc.property(
			fc.array(value, {minLength: 1, maxLength: 240}),
			fc.integer({min: 1, max: 90}),
			(all, pieces) => {
				const history = historyOf(...all.map((one, second) => [second, one] as const));
				const past = pastOf(history, 'cpuPercent', {seconds: 240, pieces, leastEach: 1});
				const known = all.filter(one => one !== undefined);
				expect(past.most).toBe(known.length === 0 ? undefined : Math.max(...known));
				expect(Math.max(...past.values.filter(one => !Number.isNaN(one)))).toBe(Math.max(...known));
				const mean = known.reduce((sum, one) => sum + one, 0) / Math.max(1, known.length);
				expect(past.mean ?? 0).toBeCloseTo(mean, 3);
			},
		),
	);
});

test('gaps are known as such, and forgotten when nothing else is left', () => {
	let history: History | undefined = eachSecond(70, () => 5);
	for (let second = 70; second < 80; second++) {
		history = appendGap(history!, startMs + second * 1000);
	}

	expect(history?.gap).toBe(10);
	expect(recent(history!, 'cpuPercent', 11)).toEqual([5, ...Array.from({length: 10}, () => Number.NaN)]);
	expect(appendGap(history!, startMs + (80 + longestSeconds) * 1000)).toBeUndefined();
});

test('a thousand containers take at most 25 MB, whatever happens', () => {
	const history = eachSecond(4000, second => second);
	const {ring, thin} = appendSample(history, {atMs: startMs}, startMs + 9e9);
	expect(ring.byteLength + (thin?.byteLength ?? 0)).toBe(historyBytes);
	expect(historyBytes * 1000).toBeLessThan(25.1e6);
});
