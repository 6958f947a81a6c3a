import fc from 'fast-check';
import {expect, test} from 'vitest';
import {span} from '../../../source/text/line.js';
import {paint, toAscii} from '../../../source/text/paint-lines.js';
import {safe, safeText} from '../../../source/text/safe-text.js';
import {displayWidth} from '../../../source/text/width.js';

test('without Unicode nothing but ASCII is painted, as wide as it was', () => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme', maxLength: 40}), raw => {
			const text = safeText(raw);
			const ascii = toAscii(text);
			expect(ascii).toMatch(/^[ -~]*$/);
			expect(ascii).toHaveLength(displayWidth(text));
		}),
	);
});

test('our own signs keep their meaning in ASCII', () => {
	const line = [span(safe`╭ ▸ ● ↓ – … ╮`)];
	expect(paint(line, {colorLevel: 0, isUnicode: false})).toBe('+ > * v - ~ +');
});

test('a line is painted anew for another terminal', () => {
	const line = [span(safe`bad`, 'bad')];
	const plain = paint(line, {colorLevel: 0, isUnicode: true});
	const colored = paint(line, {colorLevel: 2, isUnicode: true});
	expect(colored).not.toBe(plain);
	expect(paint(line, {colorLevel: 0, isUnicode: true})).toBe(plain);
});
