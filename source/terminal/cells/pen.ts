import {plain, type Style} from '../../text/sgr-style.js';
import {changeStyle} from './cell-style.js';

// Gathers the bytes of one paint and knows where they leave the cursor and the style.

export type Pen = {
	/** Moves to a cell. `between` is what stands from the cursor to it, if painting that over again would do. */
	readonly moveTo: (x: number, y: number, between?: string) => void;
	readonly use: (style: Style) => void;
	/** Paints text of `cells` cells; where the cursor is after uncertain text is not known. */
	readonly put: (text: string, cells: number, isCertain: boolean) => void;
	/** A sequence that leaves the cursor where it is. */
	readonly send: (sequence: string) => void;
	/** A sequence that leaves the cursor nobody knows where. */
	readonly sendLost: (sequence: string) => void;
	readonly where: () => {readonly x?: number; readonly y?: number; readonly style: Style};
	/** All bytes, the style ended. */
	readonly finish: () => string;
};

/** A pen on a terminal in an unknown place with the plain style. */
export function createPen(columns: number): Pen {
	let bytes = '';
	let x: number | undefined;
	let y: number | undefined;
	let style = plain;

	return {
		moveTo(toX, toY, between) {
			bytes += motion({x, y}, {x: toX, y: toY}, between);
			[x, y] = [toX, toY];
		},
		use(next) {
			bytes += changeStyle(style, next);
			style = next;
		},
		put(text, cells, isCertain) {
			bytes += text;
			x = isCertain && x !== undefined && x + cells < columns ? x + cells : undefined;
		},
		send(sequence) {
			bytes += sequence;
		},
		sendLost(sequence) {
			bytes += sequence;
			[x, y] = [undefined, undefined];
		},
		where: () => ({x, y, style}),
		finish: () => bytes + changeStyle(style, plain),
	};
}

type Place = {readonly x?: number; readonly y?: number};

/** The shortest way from one cell to another. */
function motion(from: Place, to: Required<Place>, between?: string): string {
	if (from.y === to.y) {
		return from.x === to.x ? '' : shortest(waysAlong(from.x, to.x, between));
	}

	const ways = [`\u001B[${to.x > 0 ? `${to.y + 1};${to.x + 1}` : to.y > 0 ? to.y + 1 : ''}H`];
	const down = from.y === undefined ? 0 : to.y - from.y;
	if (down === 1) {
		ways.push('\r\n' + (to.x === 0 ? '' : shortest(waysAlong(0, to.x))));
	}

	if (from.x === to.x && down !== 0) {
		ways.push(`\u001B[${to.y + 1}d`, relative(Math.abs(down), down > 0 ? 'B' : 'A'));
	}

	return shortest(ways);
}

function waysAlong(from: number | undefined, to: number, between?: string): string[] {
	const ways = [to === 0 ? '\r' : `\u001B[${to + 1}G`];
	if (from !== undefined && to > from) {
		ways.push(relative(to - from, 'C'));
	} else if (from !== undefined) {
		ways.push('\b'.repeat(from - to));
	}

	if (between !== undefined) {
		ways.push(between);
	}

	return ways;
}

function relative(count: number, direction: 'A' | 'B' | 'C'): string {
	return `\u001B[${count === 1 ? '' : count}${direction}`;
}

function shortest(ways: readonly string[]): string {
	return ways.reduce((best, way) => (byteLength(way) < byteLength(best) ? way : best));
}

/** Bytes in UTF-8 of ASCII and of the three-byte lines and blocks, which is all that is weighed here. */
export function byteLength(text: string): number {
	let length = text.length;
	for (let index = 0; index < text.length; index++) {
		length += text.charCodeAt(index) < 0x80 ? 0 : 2;
	}

	return length;
}
