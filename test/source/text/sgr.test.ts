import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {SafeText} from '../../../source/text/safe-text.js';
import {fitSgr, parseSgr} from '../../../source/text/sgr.js';

function parse(text: string) {
	return parseSgr(text as SafeText, 'dim').map(span => [span.text, span.sgr]);
}

test('plain text is one span with the tone asked for', () => {
	expect(parseSgr('hello' as SafeText, 'dim')).toEqual([{text: 'hello', tone: 'dim', sgr: undefined}]);
	expect(parse('')).toEqual([]);
});

test('colours begin and end where the log says', () => {
	expect(parse('a\u001B[31mb\u001B[0mc')).toEqual([
		['a', undefined],
		['b', '31'],
		['c', undefined],
	]);
	expect(parse('\u001B[31mred\u001B[mplain')).toEqual([
		['red', '31'],
		['plain', undefined],
	]);
});

test('styles add up until each is ended', () => {
	expect(parse('\u001B[1m\u001B[31mA\u001B[44mB\u001B[22mC\u001B[39mD\u001B[49mE')).toEqual([
		['A', '1;31'],
		['B', '1;31;44'],
		['C', '31;44'],
		['D', '44'],
		['E', undefined],
	]);
});

test('the operands of a colour are not codes of their own', () => {
	expect(parse('\u001B[38;5;8mA\u001B[48;2;1;5;7mB')).toEqual([
		['A', '38;5;8'],
		['B', '38;5;8;48;2;1;5;7'],
	]);
});

test('colon forms mean the same', () => {
	expect(parse('\u001B[38:2::1:200:3mA')).toEqual([['A', '38;2;1;200;3']]);
	expect(parse('\u001B[38:2:1:200:3mA')).toEqual([['A', '38;2;1;200;3']]);
	expect(parse('\u001B[38:5:9mA')).toEqual([['A', '38;5;9']]);
	expect(parse('\u001B[4:3mA\u001B[4:0mB')).toEqual([
		['A', '4'],
		['B', undefined],
	]);
});

test('text cannot be hidden or made to blink', () => {
	for (const sgr of ['8', '5', '6', '31;41', '38;5;16;48;5;16', '97;107']) {
		expect(parse(`\u001B[${sgr}mA`)).toEqual([['A', undefined]]);
	}
});

test.each([
	['the same colour in two notations', '31;48;5;1', ''],
	['basic and true colour', '38;2;170;0;0;41', ''],
	['grey and the cube', '38;5;232;48;5;16', ''],
	['nearly the same', '38;2;10;10;40;48;2;12;9;38', ''],
	['bare black', '30', ''],
	['bare black of the cube', '38;5;16', ''],
	['bare black, inverse', '30;7', '7'],
	['bare white', '38;2;255;255;255', ''],
	['a black ground', '40', '37;40'],
	['a white ground', '1;48;5;231', '1;30;48;5;231'],
	['black on green', '30;42', '30;42'],
	['blue on black', '34;40', '34;40'],
	['a grey', '90', '90'],
])('text is not in the colour of its ground: %s', (_what, sgr, shown) => {
	expect(parse(`\u001B[${sgr}mA`)).toEqual([['A', shown === '' ? undefined : shown]]);
	expect(fitSgr(sgr, 3)).toBe(shown);
});

test('nor where the terminal has only one colour for both', () => {
	expect(fitSgr('38;2;10;10;60', 1)).toBe('');
	expect(fitSgr('38;2;255;80;80;48;2;255;0;0', 1)).toBe('');
});

test('broken colours are left out', () => {
	for (const sgr of ['38', '38;5', '38;5;256', '48;2;1;2', '38;2;1;2;999', '38;7;1', '999', '58;5;1']) {
		expect(parse(`\u001B[${sgr}mA`)).toEqual([['A', undefined]]);
	}
});

test('colours come down to what the terminal knows', () => {
	expect(fitSgr('1;38;2;255;0;0', 3)).toBe('1;38;2;255;0;0');
	expect(fitSgr('1;38;2;255;0;0', 2)).toBe('1;38;5;196');
	expect(fitSgr('1;38;2;255;0;0', 1)).toBe('1;91');
	expect(fitSgr('48;5;28', 2)).toBe('48;5;28');
	expect(fitSgr('48;5;28', 1)).toBe('42');
	expect(fitSgr('38;5;1', 1)).toBe('31');
	expect(fitSgr('38;2;120;120;120', 2)).toBe('38;5;243');
	expect(fitSgr('94;103', 1)).toBe('94;103');
});

test('whatever stands in the sequences, the text stays whole and the styles are digits and semicolons', () => {
	const piece = fc.oneof(
		fc.stringMatching(/^[a-z \u001B\u00E9\u4E16]{0,4}$/),
		fc.stringMatching(/^[\d;:]{0,12}$/).map(sgr => `\u001B[${sgr}m`),
	);
	fc.assert(
		fc.property(fc.array(piece), fc.constantFrom(1 as const, 2 as const, 3 as const), (pieces, level) => {
			const text = pieces.join('');
			const spans = parseSgr(text as SafeText);
			expect(spans.map(span => span.text).join('')).toBe(
				text.replaceAll(/\u001B\[[\d;:]*m/g, '').replaceAll('\u001B', ''),
			);
			for (const {sgr} of spans) {
				expect(sgr ?? '1').toMatch(/^\d+(?:;\d+)*$/);
				expect(fitSgr(sgr ?? '', level)).not.toMatch(level === 1 ? /[34]8;/ : /[^\d;]/);
			}
		}),
	);
});
