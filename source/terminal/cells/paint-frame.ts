import {findShift, shiftRows, type Shift} from './find-shift.js';
import {paintRow} from './paint-row.js';
import {createPen, type Pen} from './pen.js';
import {parseRow, type Row} from './cell-row.js';

/** Fewer bytes are on the screen at once anyway. */
const leastSynchronizedBytes = 256;

/** No autowrap, no margins, no style, nothing on the screen. */
const clear = '\u001B[?7l\u001B[r\u001B[m\u001B[H\u001B[J';

/** The terminal: its width, and whether it can hold a frame back until it is whole (mode 2026). */
type Canvas = {readonly columns: number; readonly canHold: boolean};

/** The bytes that bring a terminal from whatever it shows to `next`. */
export function paintWhole(next: readonly Row[], canvas: Canvas): string {
	const {columns} = canvas;
	const blank = parseRow('', columns);
	const pen = createPen(columns);
	pen.sendLost(clear);
	const blanks = next.map(() => blank);
	return synchronized(paintRows(pen, blanks, next), canvas);
}

/** The bytes that bring a terminal from `shown` to `next`; empty where they look the same. */
export function paintChanges(shown: readonly Row[], next: readonly Row[], canvas: Canvas): string {
	const {columns} = canvas;
	const inPlace = synchronized(paintRows(createPen(columns), shown, next), canvas);
	const shift = inPlace === '' ? undefined : findShift(shown, next);
	if (shift === undefined) {
		return inPlace;
	}

	const pen = createPen(columns);
	pen.sendLost(moveLines(shift));
	const moved = synchronized(paintRows(pen, shiftRows(shown, shift, parseRow('', columns)), next), canvas);
	return moved.length < inPlace.length ? moved : inPlace;
}

function paintRows(pen: Pen, shown: readonly Row[], next: readonly Row[]): string {
	for (const [y, row] of next.entries()) {
		const before = shown[y];
		if (before !== undefined && before.line !== row.line) {
			paintRow(pen, y, before, row);
		}
	}

	return pen.finish();
}

/** Deletes or inserts lines between margins, which terminals without SU and SD know too. */
function moveLines({top, bottom, by}: Shift): string {
	const verb = by > 0 ? 'M' : 'L';
	const count = Math.abs(by) === 1 ? '' : Math.abs(by);
	return `\u001B[${top + 1};${bottom + 1}r\u001B[${top + 1}H\u001B[${count}${verb}\u001B[r`;
}

function synchronized(bytes: string, {canHold}: Canvas): string {
	return !canHold || bytes.length < leastSynchronizedBytes ? bytes : `\u001B[?2026h${bytes}\u001B[?2026l`;
}
