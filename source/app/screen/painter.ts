import {paintChanges, paintWhole} from './paint-frame.js';
import {createFrameParser} from './parse-frame.js';
import type {Row} from './row.js';

export type Painter = {
	/** The bytes that bring the terminal to this frame. They must reach it. */
	readonly bytesTo: (frame: string) => string;
	/** The terminal has this size and unknown contents. */
	readonly resize: (columns: number, rows: number) => void;
	/** What the terminal shows is unknown: the next frame is painted whole. */
	readonly invalidate: () => void;
};

/** Knows what is on a terminal as cells. */
export function createPainter(firstColumns: number, firstRows: number): Painter {
	let columns = firstColumns;
	let parse = createFrameParser(firstColumns, firstRows);
	let shown: readonly Row[] | undefined;

	return {
		bytesTo(frame) {
			const next = parse(frame);
			const bytes = shown === undefined ? paintWhole(next, columns) : paintChanges(shown, next, columns);
			shown = next;
			return bytes;
		},
		resize(nextColumns, nextRows) {
			columns = nextColumns;
			parse = createFrameParser(nextColumns, nextRows);
			shown = undefined;
		},
		invalidate() {
			shown = undefined;
		},
	};
}
