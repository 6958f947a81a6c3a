import {keepLastPer} from '../util/keep-last.js';
import {fitLine} from './fit-line.js';
import {graphemes} from './graphemes.js';
import type {Line} from './line.js';
import type {SafeText} from './safe-text.js';
import {lookOf, type Look, type Looks} from './themes.js';
import {toAnsi} from './to-ansi.js';
import {displayWidth} from './width.js';

export type Terminal = Looks & {readonly isUnicode: boolean};

/** A line as the terminal takes it, in `width` cells if that is given: its colours, and nothing but ASCII where it knows no more. */
export function paint(line: Line, terminal: Terminal, width?: number): string {
	return painted(line, lookOf(terminal), terminal.isUnicode, width);
}

const painted = keepLastPer((line: Line, look: Look, isUnicode: boolean, width?: number) => {
	const fitted = width === undefined ? line : fitLine(line, width);
	return toAnsi(isUnicode ? fitted : fitted.map(one => ({...one, text: toAscii(one.text)})), look);
});

/** Our own signs in ASCII, each as wide as it was. */
const signs: Readonly<Record<string, string>> = {
	'–': '-',
	'…': '~',
	'·': '-',
	'▸': '>',
	'○': 'o',
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
