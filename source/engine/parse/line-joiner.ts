import {lineFlags, mostLineBytes, textOffset} from '../../logs/log-pack.js';

/** Told of each line: `stamp text`, without its end. The bytes are only valid during the call. */
export type OnLine = (bytes: Buffer, from: number, to: number, flags: number) => void;

/**
 * Joins the pieces of one stream's lines. Of a line longer than is kept, its beginning is handed on as soon as it is
 * there. The rest is let go or, where lines are wanted whole, follows in pieces, each with the line's stamp.
 */
export type LineJoiner = {
	/** `endsLine`: the piece's last byte is the newline. */
	readonly push: (bytes: Buffer, from: number, to: number, endsLine: boolean) => void;
	/** Whether a line has begun and not ended. */
	readonly isOpen: () => boolean;
	/** Hands on a last line that has no newline. */
	readonly end: () => void;
};

const mostOpenBytes = textOffset + mostLineBytes;
const carriageReturn = 13;
const escape = 27;
const space = 32;
/** Colours are no longer: none is torn between two pieces. */
const longestColor = 72;

export function createLineJoiner(flags: number, onLine: OnLine, isWhole = false): LineJoiner {
	const line = createOpenLine(flags, onLine, isWhole);
	const mostAtOnce = isWhole ? mostLineBytes : mostOpenBytes;
	return {
		push(bytes, from, to, endsLine) {
			const end = endsLine ? to - 1 : to;
			if (endsLine && end - from <= mostAtOnce && !line.isOpen()) {
				onLine(bytes, from, textEnd(bytes, from, end), flags);
				return;
			}

			line.keep(bytes, from, end);
			if (endsLine) {
				line.close();
			}
		},
		isOpen: line.isOpen,
		end: () => line.close(),
	};
}

/** What has come of a line that has not ended. */
function createOpenLine(flags: number, onLine: OnLine, isWhole: boolean) {
	let open = Buffer.alloc(0);
	let used = 0;
	let isCut = false;

	const cut = () => {
		isCut = true;
		onLine(open, 0, wholeEnd(open, used), flags | lineFlags.cut);
	};

	const handPiece = () => {
		const textFrom = textStart(open);
		const end = pieceEnd(open, textFrom, Math.min(used, textFrom + mostLineBytes));
		onLine(open, 0, end, flags | lineFlags.goesOn);
		open.copyWithin(textFrom, end, used);
		used -= end - textFrom;
	};

	return {
		isOpen: () => used > 0,
		keep(bytes: Buffer, from: number, to: number): void {
			open = open.length < mostOpenBytes ? Buffer.allocUnsafe(mostOpenBytes) : open;
			for (let at = from; at < to && !isCut;) {
				const size = bytes.copy(open, used, at, to);
				used += size;
				at += size;
				if (used === mostOpenBytes) {
					(isWhole ? handPiece : cut)();
				}
			}
		},
		close() {
			// After a stamp that is shorter than most there is room for more than is kept of a line.
			if (isWhole && used - textStart(open) > mostLineBytes) {
				handPiece();
			}

			if (used > 0 && !isCut) {
				onLine(open, 0, textEnd(open, 0, used), flags);
			}

			used = 0;
			isCut = false;
		},
	};
}

/** A line that draws over itself with `\r` and is cut ends with the last state that is whole. */
function wholeEnd(bytes: Buffer, to: number): number {
	const last = bytes.lastIndexOf(carriageReturn, to - 1);
	return last > textOffset ? last : to;
}

function textStart(bytes: Buffer): number {
	return bytes.indexOf(space) + 1;
}

/** Before a colour or a character that may go on in the next piece. */
function pieceEnd(bytes: Buffer, from: number, to: number): number {
	const color = bytes.lastIndexOf(escape, to - 1);
	if (color > Math.max(from, to - longestColor)) {
		return color;
	}

	let start = to - 1;
	while (start > to - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) {
		start--;
	}

	return (bytes[start] ?? 0) >= 0xc0 && start > from ? start : to;
}

/** Terminals end their lines with `\r\n`. */
function textEnd(bytes: Buffer, from: number, to: number): number {
	return to > from && bytes[to - 1] === carriageReturn ? to - 1 : to;
}
