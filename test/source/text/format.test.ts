import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
	counted,
	formatBytes,
	formatCount,
	formatAge,
	formatDuration,
	formatPercent,
	formatShare,
	formatSpan,
} from '../../../source/text/format.js';

test.each([
	[0, '0'],
	[512, '512'],
	[999, '999'],
	[1000, '1.0K'],
	[1024, '1.0K'],
	[10_180, '9.9K'],
	[10_200, '10K'],
	[480 * 1024 ** 2, '480M'],
	[1.2 * 1024 ** 3, '1.2G'],
	[1023 * 1024 ** 3, '1.0T'],
	[undefined, '–'],
	[Number.NaN, '–'],
])('%s bytes read %s', (bytes, text) => {
	expect(formatBytes(bytes)).toBe(text);
});

test('bytes never take more than four cells', () => {
	fc.assert(
		fc.property(fc.double({min: 0, max: 1e17, noNaN: true}), bytes => formatBytes(bytes).length <= 4),
	);
});

test.each([
	[0, '0.0'],
	[98.24, '98.2'],
	[999.96, '1000'],
	[1250.4, '1250'],
	[undefined, '–'],
])('%s per cent reads %s', (percent, text) => {
	expect(formatPercent(percent)).toBe(text);
});

test.each([
	[0, '0s'],
	[59_999, '59s'],
	[60_000, '1m'],
	[47 * 3_600_000, '47h'],
	[48 * 3_600_000, '2d'],
	[12 * 86_400_000, '12d'],
	[1100 * 86_400_000, '3y'],
	[-5000, '0s'],
	[undefined, '–'],
])('%s ms last %s', (durationMs, text) => {
	expect(formatDuration(durationMs)).toBe(text);
});

test.each([
	[12_000, '12 s'],
	[125_000, '2 min'],
	[5 * 3_600_000, '5 h'],
	[72 * 3_600_000, '3 days'],
])('%s ms in a sentence are %s', (durationMs, text) => {
	expect(formatSpan(durationMs)).toBe(text);
});

test('counts are grouped by thousands, and shares are whole', () => {
	expect([999, 1000, 12_300, 1_234_567, undefined].map(count => formatCount(count))).toEqual([
		'999',
		'1,000',
		'12,300',
		'1,234,567',
		'–',
	]);
	expect(formatShare(93.7)).toBe('94%');
});

test('one is told as one', () => {
	expect([0, 1, 2, 1200].map(count => counted(count, 'line'))).toEqual([
		'0 lines',
		'1 line',
		'2 lines',
		'1,200 lines',
	]);
	expect([1, 2].map(count => counted(count, 'entry', 'entries'))).toEqual(['1 entry', '2 entries']);
});

test.each([
	[-5, '0s'],
	[59_999, '59s'],
	[192_000, '3m12s'],
	[3_600_000, '1h00m'],
	[86_399_999, '23h59m'],
	[100 * 86_400_000 + 3 * 3_600_000, '100d03h'],
])('an age of %d ms is %s', (ageMs, words) => {
	expect(formatAge(ageMs)).toBe(words);
});
