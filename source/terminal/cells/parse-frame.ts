import {parseRow, type Row} from './cell-row.js';

const framesRemembered = 4;

/** A function from frames to rows of cells for a screen of this size. A line seen lately isn't parsed again. */
export function createFrameParser(columns: number, rows: number): (frame: string) => readonly Row[] {
	const parsed = new Map<string, Row>();
	let latest: readonly Row[] = [];

	const parse = (line: string) => {
		let row = parsed.get(line);
		if (row === undefined) {
			row = parseRow(line, columns);
			parsed.set(line, row);
		}

		return row;
	};

	return frame => {
		if (parsed.size > framesRemembered * rows) {
			parsed.clear();
			for (const row of latest) {
				parsed.set(row.line, row);
			}
		}

		const lines = frame.split('\n', rows);
		latest = Array.from({length: rows}, (_, y) => parse(lines[y] ?? ''));
		return latest;
	};
}
