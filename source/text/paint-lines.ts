import {keepLastPer} from '../util/keep-last.js';
import {fitLine} from './fit-line.js';
import {graphemes} from './graphemes.js';
import type {ColorLevel, Line} from './line.js';
import type {SafeText} from './safe-text.js';
import {toAnsi} from './to-ansi.js';
import {displayWidth} from './width.js';

export type Terminal = {readonly colorLevel: ColorLevel; readonly isUnicode: boolean};

/** A line as the terminal takes it, in `width` cells if that is given: its colours, and nothing but ASCII where it knows no more. */
export function paint(line: Line, {colorLevel, isUnicode}: Terminal, width?: number): string {
	return painted(line, colorLevel, isUnicode, width);
}

const painted = keepLastPer((line: Line, level: ColorLevel, isUnicode: boolean, width?: number) => {
	const fitted = width === undefined ? line : fitLine(line, width);
	return toAnsi(isUnicode ? fitted : fitted.map(one => ({...one, text: toAscii(one.text)})), level);
});

/** Our own signs in ASCII, each as wide as it was. */
const signs: Readonly<Record<string, string>> = {
	'–': '-',
	'…': '~',
	'·': '-',
	'▸': '>',
	'▾': 'v',
	'●': '*',
	'▲': '!',
	'✓': '+',
	'✗': 'x',
	'↓': 'v',
	'↑': '^',
	'←': '<',
	'→': '>',
	'×': 'x',
	'↵': '<',
	'\u240D': '<',
	'›': '>',
	'╭': '+',
	'╮': '+',
	'╰': '+',
	'╯': '+',
	'─': '-',
	'│': '|',
	'┤': '|',
	'┼': '+',
};

/** What has no sign in ASCII becomes question marks, as many as it had cells. */
export function toAscii(text: SafeText): SafeText {
	if (/^[\u0020-\u007E]*$/.test(text)) {
		return text;
	}

	let ascii = '';
	for (const grapheme of graphemes(text)) {
		ascii += /^[\u0020-\u007E]$/.test(grapheme)
			? grapheme
			: (signs[grapheme] ?? '?'.repeat(displayWidth(grapheme)));
	}

	return ascii as SafeText;
}
