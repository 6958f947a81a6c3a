import {expect, test} from 'vitest';
import {safeText} from '../../../source/text/safe-text.js';
import {displayWidth} from '../../../source/text/width.js';

test.each([
	['a whole sequence goes', '\u001B]52;c;cm0=\u0007a\u001B[2Jb\u009B31mc', 'abc'],
	['what is left of one shows', 'a\u001B', 'a\uFFFD'],
	['what removal leaves does not join into another', '\u001B\u001B[31m[2J', '\uFFFD[2J'],
	['lines and tabs are spaces', 'a\r\n\tb', 'a b'],
	['directions and the invisible show', '\u202Egnp\u202C\u200B\uFEFF', '\uFFFDgnp\uFFFD\uFFFD\uFFFD'],
	['a sequence without an end shows', 'a\u001B]FATAL', 'a\uFFFD]FATAL'],
	[
		'fillers, selectors and joiners show',
		'a\u034F\u115F\u1160\u3164\uFFA0\u17B4\uFE0Fb',
		`a${'\uFFFD'.repeat(7)}b`,
	],
	['a flood of marks shows', `e${'\u0301'.repeat(3000)}x`, 'e\u0301\u0301\u0301\u0301\uFFFDx'],
	['a pile of signs shows', `${'\u0600'.repeat(3000)}x`, '\uFFFDx'],
	['half a character shows', '\uD83Da', '\uFFFDa'],
])('%s', (_what, raw, clean) => {
	expect(safeText(raw)).toBe(clean);
});

test.each(['\u0301\u0302', '\u{1F3FD}', '\uFE0F'])(
	'%j at the start does not join what stands before',
	raw => {
		const text = safeText(`${raw}x`);
		expect(displayWidth(safeText(` ${text}`))).toBe(displayWidth(text) + 1);
	},
);

test('a megabyte is cut', () => {
	expect(safeText('\u001B[31m日'.repeat(2 ** 17)).length).toBeLessThanOrEqual(4096);
});
