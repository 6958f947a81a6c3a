import {keep} from './remember-text.js';
import {endsItsStyles, plainWidth} from './plain-text.js';

// Ink turns every text of a frame into cells anew, character by character: at two frames a second that is most of what
// an idle screen costs. Most texts are those of the frame before, and none lies over another. So each text is made
// ready once, and a frame is put together from whole lines. A frame for which that won't do is left to Ink.

type Transformer = (line: string, index: number) => string;
type Edges = {
	readonly x1: number | undefined;
	readonly x2: number | undefined;
	readonly y1: number | undefined;
	readonly y2: number | undefined;
};
type Frame = {readonly output: string; readonly height: number};

/** Ink's own way from texts to a frame, as far as it is used here. */
export type InkOutput = {
	readonly width: number;
	readonly height: number;
	write(x: number, y: number, text: string, options: {readonly transformers: Transformer[]}): void;
	clip(edges: Edges): void;
	unclip(): void;
	get(): Frame;
};
type Cell = {readonly value: string};
type Caches = {
	readonly getStyledChars: (line: string) => readonly Cell[];
	readonly getStringWidth: (text: string) => number;
};
type InkOutputClass = new (size: {width: number; height: number}) => InkOutput;

/** A line as Ink writes it, and its cells. */
type ReadyLine = {readonly text: string; readonly width: number};
type Piece = ReadyLine & {readonly x: number};

/** Ink's class, with the same frames for less work. */
export function keepLines(Output: InkOutputClass): InkOutputClass {
	const ready = keepReady(Output);
	return class KeptOutput extends Output {
		readonly #rows: Piece[][] = Array.from({length: this.height}, () => []);
		readonly #clips: Edges[] = [];
		/** Something lies over something else, or reaches beyond its edges. */
		#isForInk = false;

		override write(x: number, y: number, text: string, options: {transformers: Transformer[]}): void {
			super.write(x, y, text, options);
			if (text === '' || this.#isForInk) {
				return;
			}

			const lines = ready(text);
			this.#isForInk = !isInside(x, y, lines, this.#clips.at(-1)) || x < 0 || y < 0;
			for (let index = 0; index < lines.length; index++) {
				const {text: line, width} = transformed(lines[index]!, index, options.transformers, ready);
				this.#rows[y + index]?.push({x, text: line, width});
			}
		}

		override clip(edges: Edges): void {
			super.clip(edges);
			this.#isForInk ||= this.#clips.length > 0 && !isWithin(edges, this.#clips.at(-1));
			this.#clips.push(edges);
		}

		override unclip(): void {
			super.unclip();
			this.#clips.pop();
		}

		override get(): Frame {
			const rows = this.#isForInk ? [undefined] : this.#rows.map(joined);
			return rows.includes(undefined) ? super.get() : {output: rows.join('\n'), height: this.height};
		}
	};
}

/** A function from texts to their lines, which remembers those of late: whole texts where a style goes on in the next line. */
function keepReady(Output: InkOutputClass): (text: string) => readonly ReadyLine[] {
	const readyLine = keep(line => readyAlone(Output, line));
	const readyBlock = keep(text => readyLines(Output, text), 64);
	return text => {
		const lines = text.split('\n').map(line => readyLine(line));
		return lines.every(line => line !== undefined) ? lines : readyBlock(text);
	};
}

/** A line that begins and ends without a style; undefined for any other. */
function readyAlone(Output: InkOutputClass, line: string): ReadyLine | undefined {
	if (!endsItsStyles(line)) {
		return undefined;
	}

	const plain = plainWidth(line);
	return plain === undefined ? readyLines(Output, line)[0] : {text: line, width: plain};
}

/** Each line of a text, its styles its own, as Ink would write it. */
function readyLines(Output: InkOutputClass, text: string): readonly ReadyLine[] {
	const count = text.split('\n').length;
	const widest = Math.max(1, 2 * text.length);
	const output = new Output({width: widest, height: count});
	output.write(0, 0, text, {transformers: []});
	const {caches} = output as unknown as {readonly caches: Caches};
	const widthOf = (line: string) =>
		caches
			.getStyledChars(line)
			.reduce((width, {value}) => width + Math.max(1, caches.getStringWidth(value)), 0);
	const lines = text.split('\n');
	return output
		.get()
		.output.split('\n')
		.map((line, index) => {
			const width = widthOf(lines[index] ?? '');
			return {text: line + ' '.repeat(Math.max(0, width - widthOf(line))), width};
		});
}

function transformed(
	line: ReadyLine,
	index: number,
	transformers: readonly Transformer[],
	ready: (text: string) => readonly ReadyLine[],
): ReadyLine {
	if (transformers.length === 0) {
		return line;
	}

	const text = transformers.reduce((before, transform) => transform(before, index), line.text);
	return text === line.text ? line : (ready(text)[0] ?? line);
}

function isInside(x: number, y: number, lines: readonly ReadyLine[], edges: Edges | undefined): boolean {
	return (
		edges === undefined ||
		(y >= (edges.y1 ?? y) &&
			y + lines.length <= (edges.y2 ?? Number.POSITIVE_INFINITY) &&
			x >= (edges.x1 ?? x) &&
			lines.every(({width}) => x + width <= (edges.x2 ?? Number.POSITIVE_INFINITY)))
	);
}

/** Edges within others: the others then say nothing more. */
function isWithin(inner: Edges, outer: Edges | undefined): boolean {
	const isTighter = (mine: number | undefined, bound: number | undefined, sign: number) =>
		bound === undefined || (mine !== undefined && sign * mine >= sign * bound);
	return (
		outer === undefined ||
		(isTighter(inner.x1, outer.x1, 1) &&
			isTighter(inner.x2, outer.x2, -1) &&
			isTighter(inner.y1, outer.y1, 1) &&
			isTighter(inner.y2, outer.y2, -1))
	);
}

/** The pieces of a row side by side; undefined where they overlap. */
function joined(pieces: readonly Piece[]): string | undefined {
	return joinedInOrder(pieces) ?? joinedInOrder(pieces.toSorted((a, b) => a.x - b.x));
}

function joinedInOrder(pieces: readonly Piece[]): string | undefined {
	let text = '';
	let end = 0;
	for (let index = 0; index < pieces.length; index++) {
		const piece = pieces[index]!;
		if (piece.x < end) {
			return undefined;
		}

		text += ' '.repeat(piece.x - end) + piece.text;
		end = piece.x + piece.width;
	}

	return text;
}
