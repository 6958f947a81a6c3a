import {breakPiles, keepApart} from './separate-characters.js';

// Text that may be painted. The only ways to make one are here: `safeText` cleans whatever a
// container, an image or an engine controls; `safe` joins our own words with text that is clean already.
declare const isSafe: unique symbol;
export type SafeText = string & {readonly [isSafe]: true};

// Controls; what no font shows, or shows as nothing: joiners, fillers, selectors of variants, tags, directions; line and
// paragraph separators; lone surrogates.
const hostile =
	/[\p{Control}\p{Default_Ignorable_Code_Point}\p{Surrogate}\u2028\u2029\u2800\uFFF9-\uFFFB\u{13430}-\u{1345F}]/gu;

// Complete escape sequences go as a whole, so that their parameters don't stay behind as litter. One that has no end
// would take the rest of the text with it: it shows.
const escapeSequence =
	/(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|(?:\u001B[\]PX^_]|[\u009D\u0090\u0098\u009E\u009F])[^\u0007\u001B\u0080-\u009F]*(?:\u0007|\u001B\\|\u009C)|\u001B[ -/]+[0-~]|\u001B[0-OQ-WYZ\\`-~]/g;

/** Cleans `raw` (any text from outside, at most `limit` UTF-16 units of it): one line, no control, escape or invisible characters. */
export function safeText(raw: string, limit = 4096): SafeText {
	const text = raw.length > limit ? raw.slice(0, limit) : raw;
	if (!/[^\u0020-\u007E]/.test(text)) {
		return text as SafeText;
	}

	const harmless = text
		.replace(/[\r\n\t]+/g, ' ')
		.replace(escapeSequence, '')
		.replace(hostile, '\uFFFD');
	return keepApart(breakPiles(harmless)) as SafeText;
}

/** Tagged template: our own literal words around clean text and numbers. */
export function safe(words: TemplateStringsArray, ...values: ReadonlyArray<SafeText | number>): SafeText {
	let text = words[0] ?? '';
	for (let index = 0; index < values.length; index++) {
		text += String(values[index]) + (words[index + 1] ?? '');
	}

	return text as SafeText;
}

export const noText = '' as SafeText;
