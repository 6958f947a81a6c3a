import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cleanLog, plainText} from '../../../source/logs/log-text.js';

test('colours stay, everything else that a terminal would act on goes', () => {
	expect(cleanLog('\u001B[1;31mred\u001B[0m')).toBe('\u001B[1;31mred\u001B[0m');
	expect(cleanLog('a\u001B[2Jb\u001B[10;10Hc')).toBe('abc');
	expect(cleanLog('\u001B]8;;http://evil\u0007link\u001B]8;;\u0007')).toBe('link');
	expect(cleanLog('dcs\u009B31mc1')).toBe('dcsc1');
	expect(cleanLog('\u001Bc\u001B(0reset')).toBe('reset');
});

test('what would deceive the eye is shown', () => {
	expect(cleanLog('user\u202Enimda')).toBe('user\uFFFDnimda');
	expect(cleanLog('nul\u0000 bell\u0007 del\u007F')).toBe('nul\uFFFD bell\uFFFD del\uFFFD');
	expect(cleanLog('\uD800lone')).toBe('\uFFFDlone');
	expect(cleanLog('wide 漢字 🐳')).toBe('wide 漢字 🐳');
});

test('what a terminal would not show is there, and marked', () => {
	expect(plainText(cleanLog('\u001B]0;FATAL\u0007x\u001B]52;c;aGk=\u001B\\y'))).toBe(
		'\uFFFD0;FATAL\uFFFDx\uFFFD52;c;aGk=\uFFFDy',
	);
	expect(cleanLog('\u001B]FATAL no space')).toBe('\uFFFD]FATAL no space');
	expect(cleanLog('\u009DFATAL\u001B[31mred')).toBe('\uFFFDFATAL\u001B[31mred');
	expect(cleanLog('\u001BPFATAL\u202E\u001B\\dcs')).toBe('\uFFFDFATAL\uFFFD\uFFFDdcs');
	expect(plainText(cleanLog('FATAL no space\rok'))).toBe('ok \u240DFATAL no space');
	expect(plainText(cleanLog('FATAL\r     \r'))).toBe(' \u240DFATAL');
	expect(plainText(cleanLog('\u001B[31mFATAL\rok'))).toBe('ok \u240DFATAL');
	expect(cleanLog('e\u0301'.padEnd(40, '\u0301'))).toBe('e\u0301\u0301\u0301\u0301\uFFFD');
	expect(cleanLog('a\u034F\u3164\uFE01\u115Fb \u26A0\uFE0F')).toBe('a\uFFFD\uFFFD\uFFFD\uFFFDb \u26A0\uFE0F');
});

test('a progress line begins with its last state, and tabs stand at every eighth cell', () => {
	expect(plainText(cleanLog('10%\r50%\r100%\r'))).toBe('100% \u240D10%\u240D50%');
	expect(cleanLog('done\r')).toBe('done');
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
