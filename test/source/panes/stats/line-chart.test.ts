import fc from 'fast-check';
import {expect, test} from 'vitest';
import {axisWidth, type ChartFrame} from '../../../../source/panes/stats/chart-frame.js';
import {lineChartLines} from '../../../../source/panes/stats/line-chart.js';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {formatShare} from '../../../../source/text/format.js';
import {textOf} from '../../../helpers/text-of.js';

const frame: ChartFrame = {max: 100, columns: 8, height: 5, format: formatShare, isUnicode: true};

function drawn(values: readonly number[], changes: Partial<ChartFrame> = {}): string[] {
	return lineChartLines([{values, tone: 'series1'}], {...frame, ...changes}).map(line => textOf(line));
}

test('the newest value is at the right edge, the scale with its unit at the left', () => {
	expect(drawn([0, 0, 100])).toEqual([
		'  100%┤     ╭──',
		'      ┤     │  ',
		'   50%┤     │  ',
		'      ┤     │  ',
		'    0%┼─────╯  ',
	]);
});

test('what is not known is a gap, never a zero', () => {
	expect(drawn([100, Number.NaN, 100])[0]).toBe('  100%┤──    ──');
	expect(drawn([100, Number.NaN, 100])[4]).toBe('    0%┼        ');
	expect(drawn([]).join('')).not.toContain('─');
});

test('the limit is a line', () => {
	expect(drawn([0, 0], {limit: 50})[2]).toBe('   50%┤╌╌╌╌╌╌╌╌');
});

test('without Unicode it is drawn in ASCII', () => {
	expect(
		drawn([0, 100, 0], {isUnicode: false, limit: 75})
			.map(line => line.slice(axisWidth))
			.join(''),
	).toMatch(/^[ -~]+$/);
});

test('each series keeps its tone, and its letter where there is no colour', () => {
	const lines = lineChartLines(
		[
			{values: [100, 100], tone: 'series1', letter: 'a'},
			{values: [0, 0], tone: 'series2', letter: 'b'},
		],
		{...frame, columns: 20},
	);
	const toneOf = (index: number) => lines[index]?.find(({text}) => text.includes('─'))?.tone;
	expect([toneOf(0), toneOf(4)]).toEqual(['series1', 'series2']);
	expect(textOf(lines[0])).toContain('a────');
	expect(textOf(lines[4])).toContain('─b──');
});

test('any values make a chart of exactly its size', () => {
	const value = fc.oneof(fc.double({min: 0, max: 1e15, noNaN: true}), fc.constant(Number.NaN));
	fc.assert(
		fc.property(
			fc.array(fc.array(value, {maxLength: 40}), {minLength: 1, maxLength: 3}),
			fc.integer({min: 2, max: 60}),
			fc.integer({min: 2, max: 12}),
			(all, columns, height) => {
				const lines = lineChartLines(
					all.map(values => ({values, tone: 'series1'})),
					{...frame, columns, height},
				);
				expect(lines).toHaveLength(height);
				expect(new Set(lines.map(line => lineWidth(line)))).toEqual(new Set([axisWidth + columns]));
			},
		),
	);
});
