import {lineFlags, mostLineBytes, textOffset} from '../../logs/log-pack.js';
import {safe, safeText} from '../../text/safe-text.js';
import {EngineError} from '../transport/engine-error.js';
import {createLineJoiner, type LineJoiner, type OnLine} from './line-joiner.js';

/** Takes a log's body as it comes and hands on its lines. */
export type LogLineReader = {
	readonly push: (bytes: Buffer, from: number, to: number) => void;
	/** There is no more: a last line without a newline is a line too. */
	readonly end: () => void;
};

const headerBytes = 8;
const newline = 10;
const space = 32;

/** Framed or, of a container with a TTY, raw: told by the first byte, which is a stamp's digit when raw. */
export function readLogLines(onLine: OnLine, isWhole = false): LogLineReader {
	let reader: LogLineReader | undefined;
	return {
		push(bytes, from, to) {
			if (from < to) {
				reader ??= ((bytes[from] ?? 0) < headerBytes ? readFrames : readRaw)(onLine, isWhole);
				reader.push(bytes, from, to);
			}
		},
		end: () => reader?.end(),
	};
}

/** Where in the frames the reader is. */
type FramePlace = {
	readonly header: Buffer;
	headerUsed: number;
	/** Bytes of the frame still to come. */
	left: number;
	/** What comes next is a stamp that stands in the middle of a line. */
	isAtStamp: boolean;
	joiner: LineJoiner | undefined;
};

/**
 * A frame has a byte for the stream, three of nothing, four for the length. It holds a line with its newline, or
 * 16 KiB of a longer one, with a stamp of its own; anything else would swallow the stream unseen, and is an error.
 */
function readFrames(onLine: OnLine, isWhole: boolean): LogLineReader {
	const joiners = [
		createLineJoiner(0, onLine, isWhole),
		createLineJoiner(0, onLine, isWhole),
		createLineJoiner(lineFlags.stderr, onLine, isWhole),
		createLineJoiner(0, complain),
	];
	const header = Buffer.alloc(headerBytes);
	const place: FramePlace = {header, headerUsed: 0, left: 0, isAtStamp: false, joiner: undefined};
	return {
		push(bytes, from, to) {
			for (let at = from; at < to;) {
				if (place.headerUsed === headerBytes) {
					at = pushFrame(place, bytes, at, to);
				} else {
					header[place.headerUsed++] = bytes[at++] ?? 0;
					beginFrame(place, joiners);
				}
			}
		},
		end() {
			for (const {end} of joiners) {
				end();
			}
		},
	};
}

/** Once the header is whole. */
function beginFrame(place: FramePlace, joiners: readonly LineJoiner[]): void {
	if (place.headerUsed === headerBytes) {
		place.joiner = joinerOf(joiners, place.header);
		place.left = place.header.readUInt32BE(4);
		place.isAtStamp = place.joiner.isOpen();
		place.headerUsed = place.left === 0 ? 0 : headerBytes;
	}
}

/** As much of the frame as is here. Returns where it ends. */
function pushFrame(place: FramePlace, bytes: Buffer, from: number, to: number): number {
	const end = Math.min(to, from + place.left);
	const textFrom = place.isAtStamp ? skipStamp(place, bytes, from, end) : from;
	place.left -= end - from;
	place.headerUsed = place.left === 0 ? 0 : headerBytes;
	place.joiner?.push(bytes, textFrom, end, place.left === 0 && textFrom < end && bytes[end - 1] === newline);
	return end;
}

/** Where the text begins after a stamp, which some engines write shorter than others. */
function skipStamp(place: FramePlace, bytes: Buffer, from: number, to: number): number {
	const found = bytes.indexOf(space, from);
	place.isAtStamp = found < 0 || found >= to;
	return place.isAtStamp ? to : found + 1;
}

function joinerOf(joiners: readonly LineJoiner[], header: Buffer): LineJoiner {
	const joiner = joiners[header[0] ?? joiners.length];
	if (!joiner || header.readUIntBE(1, 3) !== 0) {
		throw new EngineError('failed', safe`the engine sent a garbled log`);
	}

	return joiner;
}

/** The fourth stream is what the engine itself has to say, in the middle of a log. */
function complain(bytes: Buffer, from: number, to: number): never {
	throw new EngineError('failed', safeText(bytes.toString('utf8', from, to).trim(), 500));
}

function readRaw(onLine: OnLine, isWhole: boolean): LogLineReader {
	const joiner = createLineJoiner(0, onLine, isWhole);
	const push = (bytes: Buffer, from: number, to: number) => {
		for (let at = from; at < to;) {
			const found = bytes.indexOf(newline, at);
			const endsLine = found >= 0 && found < to;
			const end = endsLine ? found + 1 : to;
			joiner.push(bytes, at, end, endsLine);
			at = end;
		}
	};

	return isWhole ? withoutRepeats(push, joiner) : {push, end: joiner.end};
}

/** Of a long line Docker gives 16 KiB at a time here too, each with the line's stamp, and nothing between. */
function withoutRepeats(push: LogLineReader['push'], {end}: LineJoiner): LogLineReader {
	const stamp = Buffer.alloc(textOffset);
	let known = 0;
	let matched = 0;
	/** Bytes until the stamp may come again. */
	let room = textOffset + mostLineBytes;
	const pass = (bytes: Buffer, from: number, to: number) => {
		const line = bytes.subarray(from, Math.min(to, from + room));
		const lineEnd = line.indexOf(newline) + 1;
		const size = lineEnd || line.length;
		known += line.copy(stamp, known, 0, size);
		push(line, 0, size);
		[known, room] = lineEnd === 0 ? [known, room - size] : [0, textOffset + mostLineBytes];
		return from + size;
	};

	const settle = (isStamp: boolean) => {
		push(stamp, 0, isStamp ? 0 : matched);
		room = isStamp ? mostLineBytes : Number.POSITIVE_INFINITY;
		matched = 0;
	};

	return {
		push(bytes, from, to) {
			for (let at = from; at < to;) {
				if (room > 0) {
					at = pass(bytes, at, to);
				} else if (bytes[at] !== stamp[matched]) {
					settle(false);
				} else if ((at++, ++matched === textOffset)) {
					settle(true);
				}
			}
		},
		end() {
			settle(false);
			end();
		},
	};
}
