import fc from 'fast-check';
import {expect, test} from 'vitest';
import {chartLines, roundedPeak, type ChartProps} from '../../../../source/panes/stats/chart.js';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {formatCount} from '../../../../source/text/format.js';
import {textOf} from '../../../helpers/text-of.js';

const props: ChartProps = {
	series: [],
	max: 100,
	width: 16,
	height: 3,
	format: formatCount,
	isUnicode: true,
};

function drawn(values: readonly number[], changes: Partial<ChartProps> = {}): string[] {
	return chartLines({...props, series: [{values, tone: 'series1'}], ...changes}).map(line => textOf(line));
}

test('the newest value is at the right edge, the scale at the left', () => {
	expect(drawn([0, 0, 100, 100])).toEqual(['  100┤        ╭─', '   50┤        │ ', '    0┼       ─╯ ']);
});

test('what is not known is a gap, never a zero', () => {
	expect(drawn([100, 100, Number.NaN, 100, 100, 100])).toEqual([
		'  100┤     ─  ──',
		'   50┤          ',
		'    0┼          ',
	]);
});

test('nothing at all is an empty chart', () => {
	expect(drawn([])).toEqual(['  100┤          ', '   50┤          ', '    0┼          ']);
	expect(chartLines({...props, width: 7})).toEqual([]);
});

test('without Unicode it is drawn in ASCII', () => {
	expect(
		drawn([0, 100, 0], {isUnicode: false})
			.map(line => line.slice(6))
			.join(''),
	).toMatch(/^[ -~]+$/);
});

test('each series keeps its tone', () => {
	const lines = chartLines({
		...props,
		series: [
			{values: [100, 100], tone: 'series1'},
			{values: [0, 0], tone: 'series2'},
		],
	});
	const toneOf = (index: number) => lines[index]?.find(({text}) => text.includes('─'))?.tone;
	expect([toneOf(0), toneOf(2)]).toEqual(['series1', 'series2']);
});

test('any values make a chart of exactly its size', () => {
	const value = fc.oneof(fc.double({min: 0, max: 1e15, noNaN: true}), fc.constant(Number.NaN));
	fc.assert(
		fc.property(
			fc.array(fc.array(value, {maxLength: 40}), {minLength: 1, maxLength: 3}),
			fc.integer({min: 8, max: 60}),
			fc.integer({min: 2, max: 12}),
			(all, width, height) => {
				const known = all.flat().filter(one => !Number.isNaN(one));
				const lines = chartLines({
					...props,
					series: all.map(values => ({values, tone: 'series1' as const})),
					max: roundedPeak(Math.max(0, ...known), 'decimal', 5),
					width,
					height,
				});
				expect(lines).toHaveLength(height);
				expect(new Set(lines.map(line => lineWidth(line)))).toEqual(new Set([width]));
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
