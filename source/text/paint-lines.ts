import {graphemes} from './graphemes.js';
import type {ColorLevel, Line} from './line.js';
import type {SafeText} from './safe-text.js';
import {toAnsi} from './to-ansi.js';
import {displayWidth} from './width.js';

export type Terminal = {readonly colorLevel: ColorLevel; readonly isUnicode: boolean};

type Painted = Terminal & {readonly text: string};

const painted = new WeakMap<Line, Painted>();

/** A line as the terminal takes it: its colours, and nothing but ASCII where it knows no more. */
export function paint(line: Line, {colorLevel, isUnicode}: Terminal): string {
	const before = painted.get(line);
	if (before?.colorLevel === colorLevel && before.isUnicode === isUnicode) {
		return before.text;
	}

	const text = toAnsi(isUnicode ? line : line.map(one => ({...one, text: toAscii(one.text)})), colorLevel);
	painted.set(line, {colorLevel, isUnicode, text});
	return text;
}

/** Our own signs in ASCII, each as wide as it was. */
const signs: Readonly<Record<string, string>> = {
	'–': '-',
	'…': '~',
	'·': '-',
	'▸': '>',
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
			: (signs[grapheme] ?? '?'.repeat(displayWidth(grapheme as SafeText)));
	}

	return ascii as SafeText;
}
