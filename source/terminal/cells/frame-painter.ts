import {paintChanges, paintWhole} from './paint-frame.js';
import {createFrameParser} from './parse-frame.js';
import type {Row} from './cell-row.js';

export type ScreenSize = {readonly columns: number; readonly rows: number};

export type Painter = {
	/** The bytes that bring the terminal to this frame. They must reach it. */
	readonly bytesTo: (frame: string) => string;
	/** The terminal has this size and unknown contents. */
	readonly resize: (size: ScreenSize) => void;
	/** What the terminal shows is unknown: the next frame is painted whole. */
	readonly invalidate: () => void;
};

/** Knows what is on a terminal as cells. */
export function createPainter(first: ScreenSize & {readonly canHold: boolean}): Painter {
	let {columns} = first;
	let parse = createFrameParser(first.columns, first.rows);
	let shown: readonly Row[] | undefined;

	return {
		bytesTo(frame) {
			const next = parse(frame);
			const canvas = {columns, canHold: first.canHold};
			const bytes = shown === undefined ? paintWhole(next, canvas) : paintChanges(shown, next, canvas);
			shown = next;
			return bytes;
		},
		resize(next) {
			columns = next.columns;
			parse = createFrameParser(next.columns, next.rows);
			shown = undefined;
		},
		invalidate() {
			shown = undefined;
		},
	};
}
