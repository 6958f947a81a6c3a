import fc from 'fast-check';
import {expect, test} from 'vitest';
import {bucketed, sparkline} from '../../../source/text/sparkline.js';

test('eight heights from nothing to the top, and a gap where nothing is known', () => {
	expect(sparkline([0, 13, 26, 38, 51, 63, 76, 100], 100)).toBe('▁▂▃▄▅▆▇█');
	expect(sparkline([50, Number.NaN, 400], 100)).toBe('▅ █');
	expect(sparkline([0, 50, 100], 100, false)).toBe('_=#');
});

test('a scale of nothing is flat', () => {
	expect(sparkline([0, 0], 0)).toBe('▁▁');
});

test('a full bucket never changes while values go on coming', () => {
	const values = Array.from({length: 40}, (_, index) => (index * 37) % 11);
	const at = (count: number) => bucketed(values.slice(0, count), count, 5, 4);
	expect(at(20)).toEqual([8, 8, 10, 9].map((_, cell) => Math.max(...values.slice(cell * 5, cell * 5 + 5))));
	for (const count of [21, 22, 23, 24, 25]) {
		expect(at(count).slice(0, 3)).toEqual(at(20).slice(1));
	}
});

test('buckets hold the peak of what is known, wherever the kept values begin', () => {
	fc.assert(
		fc.property(
			fc.array(fc.oneof(fc.integer({min: 0, max: 100}), fc.constant(Number.NaN)), {
				minLength: 1,
				maxLength: 60,
			}),
			fc.integer({min: 0, max: 30}),
			fc.integer({min: 1, max: 7}),
			(values, lost, perCell) => {
				const count = values.length + lost;
				const cells = Math.ceil(count / perCell) + 1;
				const known = bucketed(values, count, perCell, cells).filter(value => !Number.isNaN(value));
				const peak = Math.max(...values.filter(value => !Number.isNaN(value)));
				expect(known.length === 0 ? Number.NEGATIVE_INFINITY : Math.max(...known)).toBe(peak);
			},
		),
	);
});
