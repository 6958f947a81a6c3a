import {describe, expect, test} from 'vitest';
import {forecast} from '../../../source/util/forecast.js';

const minuteMs = 60_000;

/** A point each 20 s for so many minutes. */
function points(minutes: number, level: (minute: number) => number) {
	return Array.from({length: minutes * 3 + 1}, (_, index) => ({
		atMs: index * 20_000,
		value: level(index / 3),
	}));
}

describe('what rises steadily', () => {
	test('reaches its limit when its line does', () => {
		const {soonestMs, latestMs} = forecast(
			points(20, minute => 700 + minute * 10),
			1000,
		)!;
		expect(soonestMs / minuteMs).toBeCloseTo(10);
		expect(latestMs / minuteMs).toBeCloseTo(10);
	});

	test('in waves: within a range around it', () => {
		const {soonestMs, latestMs} = forecast(
			points(20, minute => 700 + minute * 10 + 5 * Math.sin(minute * 2)),
			1000,
		)!;
		expect(soonestMs / minuteMs).toBeGreaterThan(6);
		expect(soonestMs).toBeLessThan(10.5 * minuteMs);
		expect(latestMs / minuteMs).toBeGreaterThan(9.5);
		expect(latestMs / minuteMs).toBeLessThan(15);
	});

	test('with an outlier in it: as without', () => {
		const steady = points(20, minute => 700 + minute * 10);
		const [plain, bent] = [steady, steady.with(30, {...steady[30]!, value: 5})].map(one =>
			forecast(one, 1000)!,
		);
		expect(Math.abs(plain!.latestMs - bent!.latestMs)).toBeLessThan(minuteMs);
	});

	test('to its limit is full now', () => {
		expect(
			forecast(
				points(20, minute => 800 + minute * 10),
				1000,
			),
		).toEqual({soonestMs: 0, latestMs: 0});
	});
});

describe('nothing is told of', () => {
	test.each([
		['what is level', points(30, () => 900), 1000],
		['what falls', points(30, minute => 990 - minute), 1000],
		['a saw', points(30, minute => 700 + (minute % 3) * 80), 1000],
		['less than ten minutes', points(9, minute => 700 + minute * 10), 1000],
		['few points', points(30, minute => 700 + minute * 10).filter((_, index) => index % 4 === 0), 1000],
		['what is far from its limit', points(20, minute => 100 + minute * 10), 1000],
		['what takes longer than was seen, three times over', points(20, minute => 700 + minute), 1000],
		['nothing', [], 1000],
	])('%s', (_what, seen, limit) => {
		expect(forecast(seen, limit)).toBeUndefined();
	});
});
