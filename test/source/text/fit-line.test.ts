import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fitLine, lineWidth} from '../../../source/text/fit-line.js';
import {span} from '../../../source/text/line.js';
import {safe, safeText} from '../../../source/text/safe-text.js';
import {textOf} from '../../helpers/text-of.js';

const texts = fc.array(fc.string({unit: 'grapheme', maxLength: 12}), {maxLength: 6});

test('any line, cut or padded, has exactly the width asked for', () => {
	fc.assert(
		fc.property(texts, fc.integer({min: 0, max: 40}), fc.boolean(), (parts, width, isRight) => {
			const line = parts.map(part => span(safeText(part)));
			expect(lineWidth(fitLine(line, width, isRight ? 'right' : 'left'))).toBe(width);
		}),
	);
});

test('what is cut ends in an ellipsis, also where the cut falls between spans', () => {
	const line = [span(safe`mem 94%`, 'bad'), span(safe`, `), span(safe`paused`)];
	expect(textOf(fitLine(line, 7))).toBe('mem 94…');
	expect(textOf(fitLine(line, 9))).toBe('mem 94%,…');
	expect(textOf(fitLine(line, 15))).toBe('mem 94%, paused');
	expect(textOf(fitLine(line, 17, 'right'))).toBe('  mem 94%, paused');
});

test('a wide character is never halved', () => {
	expect(textOf(fitLine([span(safeText('日本語'))], 4))).toBe('日… ');
});
