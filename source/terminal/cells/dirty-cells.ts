import {graphemeReach} from './certain-width.js';
import {isSame, textAt, widthAt, type Row} from './cell-row.js';

/** Why a cell is painted, as bits: it differs, or a neighbour may spill into it. */
const changed = 1;
const spilt = 2;

export type DirtyCells = {
	/** The first cell to paint from `x` on, or -1. */
	readonly from: (x: number) => number;
	readonly last: number;
	readonly has: (x: number) => boolean;
	readonly mayBeSpilt: (x: number) => boolean;
};

/**
 * The cells to paint of the columns `begin` to `end`. Beside a grapheme whose width terminals may see otherwise, the cells that it might
 * spill into are painted again, at a place given absolutely: so no terminal's opinion moves the rest.
 */
export function dirtyCells(shown: Row, next: Row, begin: number, end: number): DirtyCells {
	const marks = new Uint8Array(end);
	for (let x = begin; x < end; x++) {
		marks[x] = isSame(next, x, shown, x) ? 0 : changed;
	}

	for (let x = begin; x < Math.min(end, next.certainFrom); x += widthAt(next, x)) {
		const after = x + widthAt(next, x);
		if (isMarked(marks, x, after)) {
			mark(marks, changed, x, after);
			mark(marks, spilt, after, x + graphemeReach(textAt(next, x)));
		}
	}

	const isDirty = (x: number) => (marks[x] ?? 0) > 0;
	return {
		from(x) {
			let place = x;
			while (place < end && !isDirty(place)) {
				place++;
			}

			return place < end ? place : -1;
		},
		last: marks.findLastIndex(bits => bits > 0),
		has: isDirty,
		mayBeSpilt: x => ((marks[x] ?? 0) & spilt) > 0,
	};
}

function isMarked(marks: Uint8Array, from: number, to: number): boolean {
	let bits = 0;
	for (let x = from; x < to; x++) {
		bits |= marks[x] ?? 0;
	}

	return bits > 0;
}

function mark(marks: Uint8Array, bit: number, from: number, to: number): void {
	for (let x = from; x < Math.min(to, marks.length); x++) {
		marks[x] = (marks[x] ?? 0) | bit;
	}
}
