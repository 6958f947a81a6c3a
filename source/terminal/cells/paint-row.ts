import {dirtyCells, type DirtyCells} from './dirty-cells.js';
import {findSlide, slideRow} from './find-slide.js';
import {isCertain} from './certain-width.js';
import type {Pen} from './pen.js';
import {isBlank, styleAt, textAt, widthAt, type Row} from './cell-row.js';
import {plain, type Style} from '../../text/sgr-style.js';
import {onBlank} from './cell-style.js';

/** From here on, erasing is shorter than painting spaces. */
const leastErasedEnd = 4;
const leastErasedInside = 10;
/** Longer gaps are always jumped over. */
const mostPaintedAgain = 8;
/** A row of several charts slides in as many places. */
const mostSlides = 3;

type Change = {readonly y: number; readonly shown: Row; readonly next: Row; readonly dirty: DirtyCells};

/** Brings a row from what the terminal shows to what is wanted, from left to right. */
export function paintRow(pen: Pen, y: number, shown: Row, next: Row): void {
	let row = shown;
	let done = 0;
	for (let count = 0; count < mostSlides; count++) {
		const slide = findSlide(row, next, done);
		if (slide === undefined) {
			break;
		}

		paintCells(pen, {y, shown: row, next}, done, slide.from);
		erase(pen, slide.from, y, `\u001B[${slide.by === 1 ? '' : slide.by}P`);
		erase(pen, slide.to, y, `\u001B[${slide.by === 1 ? '' : slide.by}@`);
		row = slideRow(row, slide);
		done = slide.to;
	}

	paintCells(pen, {y, shown: row, next}, done, next.texts.length);
}

function paintCells(pen: Pen, rows: Omit<Change, 'dirty'>, from: number, to: number): void {
	const {y, shown, next} = rows;
	const dirty = dirtyCells(shown, next, from, to);
	const change = {...rows, dirty};
	let x = dirty.from(from);
	while (x !== -1) {
		const blanks = blankRun(change, x);
		if (x >= next.end && to === next.texts.length && dirty.last - x + 1 >= leastErasedEnd) {
			erase(pen, x, y, '\u001B[K');
			return;
		}

		if (blanks >= leastErasedInside) {
			erase(pen, x, y, `\u001B[${blanks}X`);
			x = dirty.from(x + blanks);
		} else {
			x = dirty.from(isCertain(textAt(next, x)) ? paintRun(pen, change, x) : paintDoubtful(pen, change, x));
		}
	}
}

function blankRun({next, dirty}: Change, x: number): number {
	let end = x;
	while (dirty.has(end) && isBlank(next, end)) {
		end++;
	}

	return end - x;
}

function erase(pen: Pen, x: number, y: number, sequence: string): void {
	pen.moveTo(x, y);
	pen.use(plain);
	pen.send(sequence);
}

/** Paints the dirty cells from `x` on that one style will do for. Returns the column after them. */
function paintRun(pen: Pen, {y, next, dirty}: Change, x: number): number {
	const {style: now} = pen.where();
	const style = suits(now, next, x) ? now : styleAt(next, x);
	let run = textAt(next, x);
	let end = x + 1;
	while (dirty.has(end) && canBePainted(next, end, style)) {
		run += textAt(next, end);
		end++;
	}

	approach(pen, y, next, x, style);
	pen.put(run, end - x, true);
	return end;
}

/** Paints a grapheme that terminals may give more or fewer cells; what stood there must not stay behind it. */
function paintDoubtful(pen: Pen, {y, shown, next, dirty}: Change, x: number): number {
	const width = widthAt(next, x);
	for (let cell = x; cell < x + width; cell++) {
		if (dirty.mayBeSpilt(cell) || !isBlank(shown, cell)) {
			erase(pen, x, y, `\u001B[${width === 1 ? '' : width}X`);
			break;
		}
	}

	approach(pen, y, next, x, styleAt(next, x));
	pen.put(textAt(next, x), width, false);
	return x + width;
}

/** Whether painting a cell in this style shows it as it should be. */
function suits(style: Style, row: Row, x: number): boolean {
	return styleAt(row, x) === (textAt(row, x) === ' ' ? onBlank(style) : style);
}

function canBePainted(row: Row, x: number, style: Style): boolean {
	return isCertain(textAt(row, x)) && suits(style, row, x);
}

/** Brings the pen to a cell in a style, painting a short gap over again where that is shorter than jumping it. */
function approach(pen: Pen, y: number, row: Row, x: number, style: Style): void {
	const at = pen.where();
	const from = at.y === y ? at.x : undefined;
	const inStyle = gapText(row, from, x, style);
	if (inStyle === undefined) {
		pen.moveTo(x, y, gapText(row, from, x, at.style));
		pen.use(style);
	} else {
		pen.use(style);
		pen.moveTo(x, y, inStyle);
	}
}

function gapText(row: Row, from: number | undefined, to: number, style: Style): string | undefined {
	if (from === undefined || from >= to || to - from > mostPaintedAgain) {
		return undefined;
	}

	let text = '';
	for (let x = from; x < to; x++) {
		if (!canBePainted(row, x, style)) {
			return undefined;
		}

		text += textAt(row, x);
	}

	return text;
}
