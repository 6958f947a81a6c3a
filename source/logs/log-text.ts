import {breakPiles, keepApart} from '../text/separate-characters.js';
import type {SafeText} from '../text/safe-text.js';

// A log line's bytes made harmless. SGR sequences (ESC [ … m) stay, for `parseSgr`; nothing else that
// a terminal would act on, or that a reader couldn't see, does.

const tabCells = 8;
const carriageReturn = 13;
const sgr = /^\u001B\[[\d;:]{0,64}m$/;

// One pass, so that nothing that is left can join into a sequence: whole escape sequences; else single
// controls, bidi controls, invisible characters, line separators, lone surrogates.
const unsafe =
	/(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|(?:\u001B[\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u0080-\u009F]*(?:\u0007|\u001B\\|\u009C)|\u001B[ -/]+[0-~]|\u001B[0-OQ-WYZ\\`-~]|[\p{Control}\p{Surrogate}\u2028\u2029\uFFF9-\uFFFB]|(?![\uFE0E\uFE0F\u200B-\u200D\u2060\uFEFF])\p{Default_Ignorable_Code_Point}/gu;

/** A string for the terminal itself, such as its title, with the text in it. That of a link has its text outside. */
const forTerminal = /^(?:\u001B[\]PX^_]|[\u0090\u0098\u009D-\u009F])(?!8;)([^\u0007\u001B\u009C]+)/;

/** No terminal agrees with another about the width of what these join. */
const joiners = /[\u200B-\u200D\u2060\uFEFF]+/g;

/** What a terminal would have shown of `raw`, and what it would have hidden: no control left but SGR, tabs as spaces. */
export function cleanLog(raw: string): SafeText {
	return isHarmless(raw) ? raw : cleaned(lastStateFirst(raw));
}

/** The same in the order in which it was written, as a file has it: what was drawn over stands before what it was drawn with. */
export function cleanWritten(raw: string): SafeText {
	return isHarmless(raw) ? raw : cleaned(raw.replaceAll(/\r+/g, overwritten));
}

function isHarmless(raw: string): raw is SafeText {
	return !/[^\u0020-\u007E]/.test(raw);
}

function cleaned(line: string): SafeText {
	const harmless = expandTabs(line).replace(unsafe, replacement).replace(joiners, '');
	return keepApart(breakPiles(harmless)) as SafeText;
}

/** Text that a terminal wouldn't show stays, marked; of what is none, nothing does. */
function replacement(found: string): string {
	if (found.length === 1 || isSurrogatePair(found)) {
		return '\uFFFD';
	}

	const hidden = forTerminal.exec(found)?.[1];
	return hidden === undefined
		? sgr.test(found)
			? found
			: ''
		: `\uFFFD${hidden.replace(unsafe, replacement)}\uFFFD`;
}

/** Between what a terminal would have shown in the end and what that was written over. */
const overwritten = '\u240D';

/** A progress line draws over itself with `\r`: its last state is what counts, but a word written over isn't lost. */
function lastStateFirst(raw: string): string {
	let end = raw.length;
	while (raw.charCodeAt(end - 1) === carriageReturn) {
		end--;
	}

	const line = raw.slice(0, end);
	const last = line.lastIndexOf('\r');
	if (last < 0) {
		return line;
	}

	const earlier = line.slice(0, last).split('\r').filter(Boolean);
	const words = line.slice(last + 1);
	return earlier.length === 0
		? words
		: `${words.trimEnd()}\u001B[0m ${overwritten}${earlier.join(overwritten)}`;
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
