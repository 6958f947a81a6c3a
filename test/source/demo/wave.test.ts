import fc from 'fast-check';
import {expect, test} from 'vitest';
import {rateAt, totalAt} from '../../../source/demo/wave.js';

const wave = fc.record({
	mean: fc.double({min: 0.01, max: 1e9, noNaN: true}),
	swing: fc.double({min: 0, max: 1, noNaN: true}),
	seed: fc.nat(),
});
const seconds = fc.double({min: 0, max: 1e6, noNaN: true});

test('a counter never falls', () => {
	fc.assert(
		fc.property(wave, seconds, fc.double({min: 0, max: 100, noNaN: true}), (rate, from, span) => {
			expect(totalAt(rate, from + span)).toBeGreaterThanOrEqual(totalAt(rate, from) * (1 - 1e-9));
		}),
	);
});

test('a counter grows at the rate', () => {
	fc.assert(
		fc.property(wave, fc.double({min: 0, max: 1000, noNaN: true}), (rate, at) => {
			const step = 1e-3;
			const grown = (totalAt(rate, at + step) - totalAt(rate, at)) / step;
			expect(Math.abs(grown - rateAt(rate, at + step / 2))).toBeLessThan(rate.mean * 1e-3);
		}),
	);
});

test('a rate keeps within its swing', () => {
	fc.assert(
		fc.property(wave, seconds, (rate, at) => {
			expect(Math.abs(rateAt(rate, at) - rate.mean)).toBeLessThanOrEqual(rate.mean * (rate.swing + 1e-9));
		}),
	);
});

test('a counter starts at 0', () => {
	expect(totalAt({mean: 5, swing: 0.7, seed: 3}, 0)).toBe(0);
});
