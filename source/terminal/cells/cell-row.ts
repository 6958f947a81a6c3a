import {graphemes, isPlain} from '../../text/graphemes.js';
import {displayWidth} from '../../text/width.js';
import {graphemeReach, isCertain} from './certain-width.js';
import {plain, type Style} from '../../text/sgr-style.js';
import {onBlank, styleAfter} from './cell-style.js';

/** One line of the screen as cells. */
export type Row = {
	/** What it was made of. */
	readonly line: string;
	/** The grapheme that begins in each column; empty where a wide one goes on. */
	readonly texts: readonly string[];
	/** Of a blank cell only what can be seen. */
	readonly styles: readonly Style[];
	/** From this column on there is nothing but unstyled blank. */
	readonly end: number;
	/** From this column on terminals agree where each character stands. */
	readonly certainFrom: number;
};

/** A row in the making: blank from `used` on. */
type Cells = {readonly texts: string[]; readonly styles: Style[]; used: number};

const escape = /\u001B(?:\[([0-?]*)[ -/]*([@-~])|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[\s\S]|$)/y;

/** Reads one line of text with SGR sequences into `columns` cells. Other sequences and controls are left out. */
export function parseRow(line: string, columns: number): Row {
	const cells = blankCells(columns);
	let style = plain;
	let from = 0;
	for (let at = line.indexOf('\u001B'); at !== -1; at = line.indexOf('\u001B', from)) {
		addText(cells, line.slice(from, at), style, columns);
		const end = sgrEnd(line, at);
		from = end ?? passOver(line, at);
		style = end === undefined ? style : styleAfter(style, line.slice(at + 2, end - 1));
	}

	addText(cells, line.slice(from), style, columns);
	const {texts, styles} = cells;
	return {line, texts, styles, end: contentEnd(cells), certainFrom: doubtEnd(cells)};
}

/** Copied for each row: quicker than made. */
let blank: Pick<Cells, 'texts' | 'styles'> = {texts: [], styles: []};

function blankCells(columns: number): Cells {
	if (blank.texts.length !== columns) {
		const cells = Array.from({length: columns});
		blank = {texts: cells.map(() => ' '), styles: cells.map(() => plain)};
	}

	return {texts: [...blank.texts], styles: [...blank.styles], used: 0};
}

/** The end of the SGR sequence that begins at `at`; undefined where another one does. */
function sgrEnd(line: string, at: number): number | undefined {
	let end = at + 2;
	while (line[at + 1] === '[' && isParameter(line.charCodeAt(end))) {
		end++;
	}

	return line[at + 1] === '[' && line[end] === 'm' ? end + 1 : undefined;
}

/** Digits, colon and semicolon. */
function isParameter(code: number): boolean {
	return code >= 0x30 && code <= 0x3b;
}

function passOver(line: string, at: number): number {
	escape.lastIndex = at;
	return at + (escape.exec(line)?.[0].length ?? 1);
}

function addText(cells: Cells, text: string, style: Style, columns: number): void {
	if (text === '') {
		return;
	}

	const blank = onBlank(style);
	if (isPlain(text)) {
		addPlain(cells, text, style, blank);
		return;
	}

	const {texts, styles} = cells;
	for (const grapheme of graphemes(text)) {
		const width = displayWidth(grapheme);
		if (cells.used + width > columns) {
			cells.used = columns;
			return;
		}

		const look = grapheme === ' ' ? blank : style;
		for (let cell = 0; cell < width; cell++) {
			texts[cells.used] = cell === 0 ? grapheme : '';
			styles[cells.used] = look;
			cells.used++;
		}
	}
}

/** A cell for each character: without an iterator, since every frame goes through here. */
function addPlain(cells: Cells, text: string, style: Style, blank: Style): void {
	const {texts, styles, used} = cells;
	const count = Math.min(text.length, texts.length - used);
	for (let index = 0; index < count; index++) {
		const character = text[index]!;
		texts[used + index] = character;
		styles[used + index] = character === ' ' ? blank : style;
	}

	cells.used += count;
}

function contentEnd({texts, styles}: Cells): number {
	let end = texts.length;
	while (end > 0 && texts[end - 1] === ' ' && styles[end - 1] === plain) {
		end--;
	}

	return end;
}

function doubtEnd({texts}: Cells): number {
	let end = 0;
	for (let x = 0; x < texts.length; x++) {
		const text = texts[x]!;
		if (text !== '' && !isCertain(text)) {
			end = Math.max(end, x + graphemeReach(text));
		}
	}

	return end;
}

export function textAt({texts}: Row, x: number): string {
	return texts[x] ?? '';
}

export function styleAt({styles}: Row, x: number): Style {
	return styles[x] ?? plain;
}

/** Whether a cell of one row looks like a cell of another. */
export function isSame(one: Row, x: number, other: Row, otherX: number): boolean {
	return one.texts[x] === other.texts[otherX] && one.styles[x] === other.styles[otherX];
}

export function isBlank(row: Row, x: number): boolean {
	return textAt(row, x) === ' ' && styleAt(row, x) === plain;
}

/** Cells of the grapheme that begins at `x`. */
export function widthAt({texts}: Row, x: number): number {
	let end = x + 1;
	while (texts[end] === '') {
		end++;
	}

	return end - x;
}
