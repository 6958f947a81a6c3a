import fc from 'fast-check';
import {expect, test, vi} from 'vitest';
import {measureByLine, sanitizeByLine} from '../../../../source/terminal/raster/by-line.js';

// Ink's own functions are no part of what its package offers: here they are what ours are held against.
const ink = async (name: string) =>
	(await import(new URL(`../../../../node_modules/ink/build/${name}.js`, import.meta.url).href)) as unknown;
const {default: sanitize} = (await ink('sanitize-ansi')) as {default: (text: string) => string};
const {default: measure} = (await ink('measure-text')) as {
	default: (text: string) => {width: number; height: number};
};

const piece = fc.constantFrom(
	'api',
	' │ ',
	'日本',
	'e\u0301',
	'\n',
	'\u001B[31mred\u001B[0m',
	'\u001B[1m',
	'\u001B[0m',
	'\u001B[2J',
	'\u001B]8;;x\u0007link\u001B]8;;\u0007',
	'\u001B]0;a\nb\u0007',
	'\u0007',
	'\u009B31m',
);
const text = fc.array(piece, {maxLength: 8}).map(pieces => pieces.join(''));

test('a text of many lines is stripped and measured as Ink does it', () => {
	const [stripped, measured] = [sanitizeByLine(sanitize), measureByLine(measure)];
	fc.assert(
		fc.property(text, one => {
			expect(stripped(one)).toBe(sanitize(one));
			expect(measured(sanitize(one))).toEqual(measure(sanitize(one)));
		}),
		{numRuns: 2000},
	);
});

test('of a text that has changed in one line only that line is looked at', () => {
	const real = vi.fn(sanitize);
	const stripped = sanitizeByLine(real);
	stripped('\u001B[31m日本\u001B[0m\nsame 🐳\nbefore 語');
	stripped('\u001B[31m日本\u001B[0m\nsame 🐳\nafter 語');
	expect(real.mock.calls.flat()).toEqual(['\u001B[31m日本\u001B[0m', 'same 🐳', 'before 語', 'after 語']);
});
