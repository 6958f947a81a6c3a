import {lineWidth} from './fit-line.js';
import {span, type Line, type Span} from './line.js';
import {safe, type SafeText} from './safe-text.js';
import {displayWidth, takeCells} from './width.js';

const indent = span(safe`    `);
/** A word that is longer is parted anywhere. */
const longestWord = 24;
/** Units of text that are looked at for a row: enough for any text but one of marks that take no cell. */
const unitsPerCell = 8;

/** A line on as many rows of `width` cells as it needs, parted at spaces where it can be; the rows after the first are indented. */
export function wrapLine(line: Line, width: number): readonly Line[] {
	const mostCells = Math.max(2 * displayWidth(indent.text), width);
	if (lineWidth(line) <= mostCells) {
		return [line];
	}

	const rows: Span[][] = [[]];
	let left = mostCells;
	const breakRow = () => {
		rows.push([indent]);
		left = mostCells - displayWidth(indent.text);
	};

	for (const one of line) {
		let rest = one.text;
		while (rest !== '') {
			const head = headOf(rest, left);
			if (head !== '') {
				rows.at(-1)!.push({...one, text: head});
			}

			rest = rest.slice(head.length) as SafeText;
			left -= displayWidth(head);
			if (rest !== '') {
				breakRow();
			}
		}
	}

	return rows;
}

/** What of a text goes on a row. */
function headOf(text: SafeText, width: number): SafeText {
	const start = text.slice(0, width * unitsPerCell) as SafeText;
	const part = takeCells(start, width);
	// The start may end within a character.
	const taken = part.length < start.length ? part : takeCells(text, width);
	if (taken.length === text.length) {
		return text;
	}

	const space = taken.lastIndexOf(' ') + 1;
	return (space > 0 && taken.length - space <= longestWord ? taken.slice(0, space) : taken) as SafeText;
}
