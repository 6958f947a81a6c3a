import fc from 'fast-check';
import {expect, test} from 'vitest';
import {unpack} from '../../../source/logs/log-decode.js';
import {packLines} from '../../../source/logs/log-pack.js';
import {shiftPack, shiftStamp} from '../../../source/logs/shift-stamps.js';

test('a stamp keeps its nanoseconds, and what is no stamp stays', () => {
	expect(shiftStamp('2026-11-24T23:59:59.123456789Z', 2)).toBe('2026-11-25T00:00:01.123456789Z');
	expect(shiftStamp('', 5)).toBe('');
});

test('lines that are shifted there and back are as they were', () => {
	const line = fc.record({
		stamp: fc
			.integer({min: 0, max: 4_000_000_000_000})
			.map(atMs => new Date(atMs).toISOString().replace('Z', '123456Z')),
		text: fc.string(),
	});
	fc.assert(
		fc.property(fc.array(line), fc.integer({min: -100_000, max: 100_000}), (lines, seconds) => {
			const pack = packLines(lines);
			const shifted = shiftPack(pack, seconds);
			expect(unpack(shifted).map(({stamp}) => stamp)).toEqual(
				lines.map(({stamp}) => shiftStamp(stamp, seconds)),
			);
			expect(unpack(shiftPack(shifted, -seconds))).toEqual(unpack(pack));
		}),
	);
});
