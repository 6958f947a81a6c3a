import fc from 'fast-check';
import {expect, test} from 'vitest';
import {areaLines} from '../../../../source/panes/stats/area-chart.js';
import {axisWidth, roundedPeak, type ChartFrame} from '../../../../source/panes/stats/chart-frame.js';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {formatShare} from '../../../../source/text/format.js';
import {textOf} from '../../../helpers/text-of.js';

const frame: ChartFrame = {max: 100, columns: 4, height: 2, format: formatShare, isUnicode: true};

function drawn(values: readonly number[], changes: Partial<ChartFrame> = {}): string[] {
	return areaLines({values, tone: 'series1'}, {...frame, ...changes}).map(line => textOf(line));
}

test('each row has eight heights, a zero is the lowest of them, and what is not known is blank', () => {
	expect(drawn([0, 25, Number.NaN, 100])).toEqual(['  100%┤   █', '    0%┼▁▄ █']);
	const eighths = Array.from({length: 8}, (_, index) => ((index + 1) / 8) * 100);
	expect(drawn(eighths, {columns: 8, height: 1})).toEqual(['  100%┼▁▂▃▄▅▆▇█']);
});

test('few values fill all columns', () => {
	expect(drawn([50, 100], {columns: 8})).toEqual(['  100%┤    ████', '    0%┼████████']);
});

test('the limit is a line over what is below it', () => {
	expect(drawn([25, 25, 100, 25], {limit: 100})[0]).toBe('  100%┤▔ █▔');
	expect(drawn([10], {limit: 100, isUnicode: false})).toEqual(['  100%┤-  -', '    0%┼....']);
	expect(drawn([25], {limit: 200}).join('')).not.toMatch(/[▔╌]/);
});

test('any values make a chart of exactly its size', () => {
	const value = fc.oneof(fc.double({min: 0, max: 1e15, noNaN: true}), fc.constant(Number.NaN));
	fc.assert(
		fc.property(
			fc.array(value, {maxLength: 80}),
			fc.integer({min: 1, max: 60}),
			fc.integer({min: 1, max: 9}),
			fc.boolean(),
			(values, columns, height, isUnicode) => {
				const lines = areaLines({values, tone: 'series1'}, {...frame, columns, height, isUnicode});
				expect(lines).toHaveLength(height);
				expect(new Set(lines.map(line => lineWidth(line)))).toEqual(new Set([axisWidth + columns]));
			},
		),
	);
});

test('a scale is round, holds its peak, and stands still while the peak moves a little', () => {
	expect([3, 6, 11, 99, 101, 260].map(peak => roundedPeak(peak, 'decimal', 5))).toEqual([
		5, 10, 25, 100, 250, 500,
	]);
	expect([1, 1025, 3 * 1024 ** 2].map(peak => roundedPeak(peak, 'binary', 1024))).toEqual([
		1024,
		2048,
		4 * 1024 ** 2,
	]);
});
