import {byteLength} from './pen.js';
import {isSame, textAt, type Row} from './cell-row.js';
import {plain} from '../../text/sgr-style.js';

// Sparklines and charts move on by a cell or two with each sample. Taking cells out at the left end and
// putting blank ones in at the right end moves what is between for a few bytes; all else stays.

/** The cells after `from` move left by `by`, so that blank cells are from `to` to `to + by`. */
type Slide = {readonly from: number; readonly to: number; readonly by: number};

const farthest = 2;
/** What the two sequences and the way between them cost, about. */
const leastBytesSaved = 11;

/** The run of cells from `begin` on that saves the most by sliding, if that is worth it. */
export function findSlide(shown: Row, next: Row, begin: number): Slide | undefined {
	const columns = next.texts.length;
	const certainFrom = Math.max(begin, shown.certainFrom, next.certainFrom);
	if (changedBytes(shown, next, certainFrom) < leastBytesSaved) {
		return undefined;
	}

	let best = {from: 0, to: 0, by: 0, saved: leastBytesSaved - 1};
	for (let by = 1; by <= farthest; by++) {
		let from = certainFrom;
		let saved = 0;
		for (let x = certainFrom; x < columns - by; x++) {
			if (!isSame(next, x, shown, x + by)) {
				[from, saved] = [x + 1, 0];
			} else if (!isSame(next, x, shown, x)) {
				saved += byteLength(textAt(next, x));
				best = saved > best.saved ? {from, to: x + 1, by, saved} : best;
			}
		}
	}

	return best.by === 0 ? undefined : best;
}

/** What painting the changed cells would cost at most: a slide can't save more. */
function changedBytes(shown: Row, next: Row, begin: number): number {
	let bytes = 0;
	for (let x = begin; x < next.texts.length; x++) {
		bytes += isSame(next, x, shown, x) ? 0 : byteLength(textAt(next, x));
	}

	return bytes;
}

/** The row as the terminal has it after the slide. */
export function slideRow(row: Row, {from, to, by}: Slide): Row {
	const slide = <Item>(items: readonly Item[], blank: Item): readonly Item[] => [
		...items.slice(0, from),
		...items.slice(from + by, to + by),
		...Array.from({length: by}, () => blank),
		...items.slice(to + by),
	];
	return {...row, texts: slide(row.texts, ' '), styles: slide(row.styles, plain)};
}
