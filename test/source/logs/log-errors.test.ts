import fc from 'fast-check';
import {expect, test} from 'vitest';
import {countErrors, errorsPerMinute, isRoughCount} from '../../../source/logs/log-errors.js';
import {packLines} from '../../../source/logs/log-pack.js';

const nowMs = Date.UTC(2026, 10, 24, 2, 14, 6);
const written = (count: number, isError: (index: number) => boolean, agoMs = 500) =>
	packLines(
		Array.from({length: count}, (_, index) => ({
			stamp: `${new Date(nowMs - agoMs).toISOString().slice(0, 23)}000000Z`,
			text: isError(index) ? 'ERROR no route' : 'INFO served',
		})),
	);

test('errors that come in turns with other lines are all counted, whatever the turn they begin with', () => {
	for (const turn of [0, 1]) {
		const count = countErrors(
			new Map(),
			written(1000, index => index % 2 === turn),
			nowMs,
		);
		expect(errorsPerMinute(count, nowMs)).toBe(500);
		expect(isRoughCount(count, nowMs)).toBe(false);
	}
});

test('of a flood the figure is rough, and near the truth whatever turns its lines take', () => {
	fc.assert(
		fc.property(
			fc.integer({min: 4000, max: 20_000}),
			fc.integer({min: 2, max: 12}),
			fc.nat(11),
			(lines, period, turn) => {
				const isError = (index: number) => index % period === turn % period;
				const truth = Math.floor(lines / period);
				const count = countErrors(new Map(), written(lines, isError), nowMs);
				expect(Math.abs(errorsPerMinute(count, nowMs) - truth)).toBeLessThan(truth / 2);
				expect(isRoughCount(count, nowMs)).toBe(true);
			},
		),
		{numRuns: 30},
	);
});

test('what was written a minute ago counts no more, to the second', () => {
	const count = countErrors(
		new Map(),
		written(3, () => true, 1000),
		nowMs,
	);
	expect(errorsPerMinute(count, nowMs + 58_000)).toBe(3);
	expect(errorsPerMinute(count, nowMs + 60_000)).toBe(0);
});
