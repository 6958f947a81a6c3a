import {lineFlags, mostLineBytes, textOffset} from '../lib/log-pack.js';

/** Told of each line: `stamp text`, without its end. The bytes are only valid during the call. */
export type OnLine = (bytes: Buffer, from: number, to: number, flags: number) => void;

/** Joins the pieces of one stream's lines. A line longer than is kept is handed on cut as soon as it is, its rest let go. */
export type LineJoiner = {
	/** `endsLine`: the piece's last byte is the newline. `skip`: bytes at its start that are no text of the line. */
	readonly push: (bytes: Buffer, from: number, to: number, endsLine: boolean) => void;
	/** Whether a line has begun and not ended. */
	readonly isOpen: () => boolean;
	/** Hands on a last line that has no newline. */
	readonly end: () => void;
};

const mostOpenBytes = textOffset + mostLineBytes;
const carriageReturn = 13;

export function createLineJoiner(flags: number, onLine: OnLine): LineJoiner {
	let open = Buffer.alloc(0);
	let used = 0;
	let isCut = false;

	const keep = (bytes: Buffer, from: number, to: number) => {
		open = open.length < mostOpenBytes ? Buffer.allocUnsafe(mostOpenBytes) : open;
		used += bytes.copy(open, used, from, to);
		isCut = used === mostOpenBytes;
		if (isCut) {
			onLine(open, 0, wholeEnd(open, used), flags | lineFlags.cut);
		}
	};

	const close = () => {
		if (used > 0 && !isCut) {
			onLine(open, 0, textEnd(open, 0, used), flags);
		}

		used = 0;
		isCut = false;
	};

	return {
		push(bytes, from, to, endsLine) {
			const end = endsLine ? to - 1 : to;
			if (used === 0 && endsLine && end - from <= mostOpenBytes) {
				onLine(bytes, from, textEnd(bytes, from, end), flags);
				return;
			}

			if (!isCut) {
				keep(bytes, from, end);
			}

			if (endsLine) {
				close();
			}
		},
		isOpen: () => used > 0,
		end: close,
	};
}

/** A line that draws over itself with `\r` and is cut ends with the last state that is whole. */
function wholeEnd(bytes: Buffer, to: number): number {
	const last = bytes.lastIndexOf(carriageReturn, to - 1);
	return last > textOffset ? last : to;
}

/** Terminals end their lines with `\r\n`. */
function textEnd(bytes: Buffer, from: number, to: number): number {
	return to > from && bytes[to - 1] === carriageReturn ? to - 1 : to;
}
