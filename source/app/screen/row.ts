import {graphemes} from '../../lib/graphemes.js';
import {graphemeReach, graphemeWidth, isCertain} from './grapheme.js';
import {onBlank, plain, withSgr, type Style} from './style.js';

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

type Cells = {readonly texts: string[]; readonly styles: Style[]};

const escape = /\u001B(?:\[([0-?]*)[ -/]*([@-~])|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[\s\S]|$)/y;

/** Reads one line of text with SGR sequences into `columns` cells. Other sequences and controls are left out. */
export function parseRow(line: string, columns: number): Row {
	const cells: Cells = {texts: [], styles: []};
	let style = plain;
	let from = 0;
	for (let at = line.indexOf('\u001B'); at !== -1; at = line.indexOf('\u001B', from)) {
		addText(cells, line.slice(from, at), style, columns);
		escape.lastIndex = at;
		const [sequence = '', parameters = '', final] = escape.exec(line) ?? [];
		from = at + sequence.length;
		if (final === 'm' && !/[<=>?]/.test(parameters)) {
			style = withSgr(style, parameters);
		}
	}

	addText(cells, line.slice(from), style, columns);
	addBlanks(cells, columns);
	return {line, ...cells, end: contentEnd(cells), certainFrom: doubtEnd(cells)};
}

function addText(cells: Cells, text: string, style: Style, columns: number): void {
	if (text === '') {
		return;
	}

	const blank = onBlank(style);
	for (const grapheme of graphemes(text)) {
		const width = graphemeWidth(grapheme);
		if (cells.texts.length + width > columns) {
			addBlanks(cells, columns);
			return;
		}

		const look = grapheme === ' ' ? blank : style;
		for (let cell = 0; cell < width; cell++) {
			cells.texts.push(cell === 0 ? grapheme : '');
			cells.styles.push(look);
		}
	}
}

function addBlanks({texts, styles}: Cells, columns: number): void {
	while (texts.length < columns) {
		texts.push(' ');
		styles.push(plain);
	}
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
