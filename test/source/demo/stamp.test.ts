import fc from 'fast-check';
import {expect, test} from 'vitest';
import {goTime, nanoDigits, parseStamp, rfc3339} from '../../../source/demo/stamp.js';

const moment = fc.integer({min: 1, max: 4e15});
const nanos = fc.integer({min: 0, max: 999});

test('a stamp as since gives the very line that bears it, a nanosecond more gives the next', () => {
	fc.assert(
		fc.property(moment, nanos, (us, last) => {
			const digits = nanoDigits(us, last);
			const since = (nano: string) => parseStamp(`${nano.slice(0, -9) || '0'}.${nano.slice(-9)}`, last);
			expect(since(digits)).toBe(us);
			expect(since(String(BigInt(digits) + 1n).padStart(digits.length, '0'))).toBe(us + 1);
		}),
	);
});

test('stamps have nine decimals, and sort as their times do', () => {
	fc.assert(
		fc.property(moment, moment, (a, b) => {
			expect(rfc3339(a, 481)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
			expect(rfc3339(a) < rfc3339(b)).toBe(a < b);
		}),
	);
});

test.each(['', 'yesterday', '1.2.3', '-5', '12.', '1.1234567890'])('%j is no time', text => {
	expect(() => parseStamp(text)).toThrow(SyntaxError);
});

test('times in bodies lose their trailing zeros, and none is Go’s zero time', () => {
	expect(goTime(Date.UTC(2026, 0, 2, 3, 4, 5))).toBe('2026-01-02T03:04:05Z');
	expect(goTime(Date.UTC(2026, 0, 2, 3, 4, 5, 120))).toBe('2026-01-02T03:04:05.12Z');
	expect(goTime(undefined)).toBe('0001-01-01T00:00:00Z');
});
