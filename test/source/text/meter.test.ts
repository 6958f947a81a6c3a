import fc from 'fast-check';
import {expect, test} from 'vitest';
import {meter} from '../../../source/text/meter.js';
import {displayWidth} from '../../../source/text/width.js';

test('a bar grows by eighths of a cell', () => {
	expect(meter(0, 8)).toBe('        ');
	expect(meter(0.5, 8)).toBe('████    ');
	expect(meter(0.94, 8)).toBe('███████▌');
	expect(meter(0.0001, 8)).toBe('▏       ');
	expect(meter(3, 8)).toBe('████████');
	expect(meter(0.5, 8, false)).toBe('####....');
});

test('a bar has exactly its width', () => {
	fc.assert(
		fc.property(
			fc.double({min: -1, max: 2, noNaN: true}),
			fc.integer({min: 1, max: 30}),
			fc.boolean(),
			(share, width, isUnicode) => displayWidth(meter(share, width, isUnicode)) === width,
		),
	);
});
