import fc from 'fast-check';
import {expect, test} from 'vitest';
import {lineWidth} from '../../../source/text/fit-line.js';
import {span} from '../../../source/text/line.js';
import {safe, safeText, type SafeText} from '../../../source/text/safe-text.js';
import {wrapLine} from '../../../source/text/wrap-line.js';
import {textOf} from '../../helpers/text-of.js';

const texts = fc.array(fc.string({unit: 'grapheme', maxLength: 90}), {minLength: 1, maxLength: 6});

test('whatever the text, rows are within the width and hold all of it', () => {
	fc.assert(
		fc.property(texts, fc.integer({min: 8, max: 60}), (parts, width) => {
			const line = parts.map(part => span(safeText(part)));
			const [first = [], ...others] = wrapLine(line, width);
			expect(Math.max(...[first, ...others].map(lineWidth))).toBeLessThanOrEqual(width);
			expect([first, ...others.map(row => row.slice(1))].map(row => textOf(row)).join('')).toBe(textOf(line));
		}),
	);
});

test('rows part at spaces, keep their tones, and a path is parted anywhere', () => {
	const line = [
		span(safe` ✗ `, 'bad'),
		span(safe`web: write /var/lib/docker/containers/179abdc09280: no space left`),
	];
	const rows = wrapLine(line, 32);
	expect(rows.map(row => textOf(row))).toEqual([
		' ✗ web: write ',
		'    /var/lib/docker/containers/1',
		'    79abdc09280: no space left',
	]);
	expect(rows[0]?.[0]?.tone).toBe('bad');
});

test('letters under a flood of marks are all there', () => {
	const text = `${`a${'\u0301'.repeat(900)}`.repeat(12)} b` as SafeText;
	const [first = [], ...others] = wrapLine([span(text)], 10);
	expect([first, ...others.map(row => row.slice(1))].map(row => textOf(row)).join('')).toBe(text);
	expect([first, ...others].map(lineWidth)).toEqual([10, 8]);
});
