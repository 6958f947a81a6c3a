import fc from 'fast-check';
import {expect, test} from 'vitest';
import {naturalOrder} from '../../../source/util/natural-order.js';

test('numbers count as numbers, capitals as the same letter', () => {
	const names = ['web-10', 'Web-2', 'web', 'api', 'web-2', 'web-1', 'web-2b', 'web-02', '10', '9'];
	expect(names.toSorted(naturalOrder)).toEqual([
		'9',
		'10',
		'api',
		'web',
		'web-1',
		'web-02',
		'Web-2',
		'web-2',
		'web-2b',
		'web-10',
	]);
});

test('any names have one order, however they come', () => {
	const name = fc.string({unit: fc.constantFrom('a', 'B', '-', '1', '0', '9', 'é'), maxLength: 8});
	fc.assert(
		fc.property(fc.uniqueArray(name), names => {
			expect(names.toReversed().toSorted(naturalOrder)).toEqual(names.toSorted(naturalOrder));
		}),
	);
	fc.assert(
		fc.property(name, name, name, (a, b, c) => {
			expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) + 0);
			const [first = '', second = '', third = ''] = [a, b, c].toSorted(naturalOrder);
			expect(naturalOrder(first, second)).toBeLessThanOrEqual(0);
			expect(naturalOrder(first, third)).toBeLessThanOrEqual(0);
		}),
	);
});
