import {lineFlags, mostLineBytes, textOffset} from '../../logs/log-pack.js';
import {safeText} from '../../text/safe-text.js';
import {createDemuxer, type FrameStream} from '../transport/demux.js';
import {EngineError} from '../transport/engine-error.js';
import {createLineJoiner, type LineJoiner, type OnLine} from './line-joiner.js';

/** Takes a log's body as it comes and hands on its lines. */
type LogLineReader = {
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

/**
 * A frame holds a line with its newline, or 16 KiB of a longer one, with a stamp of its own, which is left out where
 * it stands in the middle of a line.
 */
function readFrames(onLine: OnLine, isWhole: boolean): LogLineReader {
	const joiners: Readonly<Record<FrameStream, LineJoiner>> = {
		stdout: createLineJoiner(0, onLine, isWhole),
		stderr: createLineJoiner(lineFlags.stderr, onLine, isWhole),
		system: createLineJoiner(0, complain),
	};
	let isAtStamp = false;
	const push = createDemuxer({
		begin(stream) {
			isAtStamp = joiners[stream].isOpen();
		},
		push(stream, bytes, from, to, endsFrame) {
			let textFrom = from;
			if (isAtStamp) {
				// Some engines write it shorter than others.
				const found = bytes.indexOf(space, from);
				isAtStamp = found < 0 || found >= to;
				textFrom = isAtStamp ? to : found + 1;
			}

			const endsLine = endsFrame && textFrom < to && bytes[to - 1] === newline;
			joiners[stream].push(bytes, textFrom, to, endsLine);
		},
	});
	return {
		push,
		end() {
			for (const {end} of Object.values(joiners)) {
				end();
			}
		},
	};
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
