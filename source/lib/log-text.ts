import {keepApart} from './keep-apart.js';
import type {SafeText} from './safe-text.js';

// A log line's bytes made harmless. SGR sequences (ESC [ … m) stay, for `parseSgr`; nothing else that
// a terminal would act on, or that a reader couldn't see, does.

const tabCells = 8;
const sgr = /^\u001B\[[\d;:]{0,64}m$/;

// One pass, so that nothing that is left can join into a sequence: whole escape sequences; else single
// controls, bidi controls, invisible format characters, line separators, lone surrogates.
const unsafe =
	/(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|(?:\u001B[\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)?|\u001B[ -/]*[0-~]|[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200E\u200F\u2028-\u202E\u2061-\u206F\uFFF9-\uFFFB\u{E0001}\u{E0020}-\u{E007F}]|\p{Surrogate}/gu;

/** No terminal agrees with another about the width of what these join. */
const joiners = /[\u200B-\u200D\u2060\uFEFF]+/g;
const markPile = /(\p{M}{4})\p{M}+/gu;

/** What a terminal would have shown of `raw` in the end: no control left but SGR, tabs as spaces. */
export function cleanLog(raw: string): SafeText {
	if (!/[^\u0020-\u007E]/.test(raw)) {
		return raw as SafeText;
	}

	const harmless = expandTabs(lastState(raw))
		.replace(unsafe, found =>
			sgr.test(found) ? found : found.length > 1 && !isSurrogatePair(found) ? '' : '\uFFFD',
		)
		.replace(joiners, '')
		.replace(markPile, '$1');
	return keepApart(harmless) as SafeText;
}

/** A progress line draws over itself with `\r`: its last state counts. */
function lastState(raw: string): string {
	const line = raw.replace(/\r+$/, '');
	return line.slice(line.lastIndexOf('\r') + 1);
}

function expandTabs(line: string): string {
	if (!line.includes('\t')) {
		return line;
	}

	let expanded = '';
	let cells = 0;
	for (const part of line.split(/(\t)/)) {
		const text = part === '\t' ? ' '.repeat(tabCells - (cells % tabCells)) : part;
		expanded += text;
		cells += part === '\t' ? text.length : part.replaceAll(/\u001B\[[\d;:]*m/g, '').length;
	}

	return expanded;
}

/** Tag characters are two units long, and are replaced as one character, not removed as a sequence. */
function isSurrogatePair(found: string): boolean {
	return found.length === 2 && (found.codePointAt(0) ?? 0) > 0xff_ff;
}

/** Without its SGR sequences: what is searched, and copied. */
export function plainText(text: SafeText): SafeText {
	return text.includes('\u001B') ? (text.replaceAll(/\u001B\[[\d;:]*m/g, '') as SafeText) : text;
}
