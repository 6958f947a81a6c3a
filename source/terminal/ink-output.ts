import {graphemes} from '../text/graphemes.js';
import {displayWidth} from '../text/width.js';
import {rememberText} from '../util/remember-text.js';

// All that stands in for something of Ink's. Its `Output` is told each text and its place, and makes the frame of them:
// at every frame it takes all of them apart into cells anew, three quarters of what an idle screen costs. Here whole
// lines are put side by side. Where that won't do, since one lies over another, or is cut by an edge, or its styles go
// beyond it, the frame is still Ink's. `scripts/ink-output.mjs` puts this into Ink, in the build and in the tests.

type Transformer = (line: string, index: number) => string;
type Written = {readonly transformers: readonly Transformer[]};

/** What is used of Ink's class. */
export type InkOutput = {
	readonly width: number;
	readonly height: number;
	write(x: number, y: number, text: string, written: Written): void;
	clip(edges: object): void;
	unclip(): void;
	get(): {readonly output: string; readonly height: number};
};
export type InkOutputClass = new (size: {width: number; height: number}) => InkOutput;

/** A line of a text, and where it begins. */
type Piece = {readonly x: number; readonly line: string};

/** Ink's class, with the same frames for less work. */
export function joinLines(Output: InkOutputClass): InkOutputClass {
	return class JoinedOutput extends Output {
		readonly #rows: Piece[][] = Array.from({length: this.height}, () => []);
		#isForInk = false;

		override write(x: number, y: number, text: string, written: Written): void {
			super.write(x, y, text, written);
			const lines = text === '' ? [] : text.split('\n');
			for (const [index, line] of lines.entries()) {
				const row = this.#rows[y + index];
				row?.push({
					x,
					line: written.transformers.reduce((before, transform) => transform(before, index), line),
				});
				// A style may go on from a line that is out of sight.
				this.#isForInk ||= row === undefined;
			}
		}

		override clip(edges: object): void {
			super.clip(edges);
			this.#isForInk = true;
		}

		override get(): {output: string; height: number} {
			const rows = this.#isForInk ? [undefined] : this.#rows.map(joined);
			return rows.includes(undefined) ? super.get() : {output: rows.join('\n'), height: this.height};
		}
	};
}

/** The pieces of a row side by side; undefined where they overlap or don't come from left to right. */
function joined(pieces: readonly Piece[]): string | undefined {
	let text = '';
	let end = 0;
	for (const {x, line} of pieces) {
		const width = cellsOf(line);
		if (width === undefined || x < end) {
			return undefined;
		}

		text += ' '.repeat(x - end) + line;
		end = x + width;
	}

	return text.trimEnd();
}

const sgr = /\u001B\[[\d;]+m/;
/** Colours of which each is ended before the next begins. */
const endedStyles = /^(?:[^\u001B]*\u001B\[[\d;]+m[^\u001B]*\u001B\[0m)*[^\u001B]*$/;
/** Ink gives such a sign no cell, or a cell of its own. */
const odd = /[\p{Control}\p{Default_Ignorable_Code_Point}]/u;

/** Cells of a line that begins and ends without a style; undefined for any other. */
const cellsOf = rememberText((line: string): number | undefined => {
	const parts = line.split(sgr);
	if (!endedStyles.test(line) || parts.some(part => odd.test(part))) {
		return undefined;
	}

	return parts
		.flatMap(part => [...graphemes(part)])
		.reduce((sum, grapheme) => sum + Math.max(1, displayWidth(grapheme)), 0);
});
