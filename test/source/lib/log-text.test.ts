import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cleanLog, plainText} from '../../../source/lib/log-text.js';

test('colours stay, everything else that a terminal would act on goes', () => {
	expect(cleanLog('\u001B[1;31mred\u001B[0m')).toBe('\u001B[1;31mred\u001B[0m');
	expect(cleanLog('a\u001B[2Jb\u001B[10;10Hc')).toBe('abc');
	expect(cleanLog('\u001B]0;title\u0007x\u001B]52;c;aGk=\u001B\\y')).toBe('xy');
	expect(cleanLog('\u001B]8;;http://evil\u0007link\u001B]8;;\u0007')).toBe('link');
	expect(cleanLog('\u001BPq#0\u001B\\dcs\u009B31mc1')).toBe('dcsc1');
	expect(cleanLog('\u001Bc\u001B(0reset')).toBe('reset');
});

test('what would deceive the eye is shown', () => {
	expect(cleanLog('user\u202Enimda')).toBe('user\uFFFDnimda');
	expect(cleanLog('nul\u0000 bell\u0007 del\u007F')).toBe('nul\uFFFD bell\uFFFD del\uFFFD');
	expect(cleanLog('\uD800lone')).toBe('\uFFFDlone');
	expect(cleanLog('wide 漢字 🐳')).toBe('wide 漢字 🐳');
});

test('a progress line shows its last state, and tabs stand at every eighth cell', () => {
	expect(cleanLog('10%\r50%\r100%\r')).toBe('100%');
	expect(cleanLog('a\tbc\td')).toBe('a       bc      d');
});

test('a sequence cannot be put together from what is left of others', () => {
	expect(cleanLog('\u001B\u001B[2J[31m')).not.toContain('\u001B');
	expect(cleanLog('\u001B]0;a\u001B[2J')).not.toContain('\u001B');
});

const nasty = fc.constantFrom(
	...Array.from({length: 32}, (_, code) => String.fromCodePoint(code)),
	...Array.from({length: 33}, (_, code) => String.fromCodePoint(0x7f + code)),
	'\u001B[',
	'\u001B]',
	'52;c;',
	'31',
	'm',
	';',
	'2J',
	'H',
	'\u001B\\',
	'\u202E',
	'\u2066',
	'\uD83D',
	'\uDC33',
	'\u001B[31m',
	'\u001BP',
	'\u001B_',
	'x',
	'漢',
	'\u{E0041}',
	'\u200D',
	'[',
	'0',
);

test('whatever is thrown at it, only SGR sequences and visible text come out', () => {
	fc.assert(
		fc.property(fc.array(nasty, {maxLength: 40}), parts => {
			const clean = cleanLog(parts.join(''));
			const rest = plainText(clean);
			expect(rest).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\u2028\u2029]/u);
			expect(clean.replaceAll(/\u001B\[[\d;:]*m/g, '')).toBe(rest);
		}),
		{numRuns: 3000},
	);
});
