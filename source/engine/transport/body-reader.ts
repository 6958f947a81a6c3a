import {safe} from '../../text/safe-text.js';
import {notAnEngine} from './fault-words.js';

/** Takes an answer as it comes in. Bytes are only valid during the call. */
type BodySink = {
	/** With the answer's Date header, as it is. */
	readonly begin: (status: number, date: string | undefined) => void;
	readonly push: (bytes: Buffer, from: number, to: number) => void;
};

type BodyReader = {
	/** True once the answer has come to its own end. */
	readonly push: (bytes: Buffer) => boolean;
	/** Whether the connection's end is the answer's: it gave neither chunks nor a length. */
	readonly isWholeAtClose: () => boolean;
};

const mostHeadBytes = 65_536;
const newline = 10;
const carriageReturn = 13;
const semicolon = 59;

type Framing =
	| {readonly kind: 'chunked'}
	| {readonly kind: 'length'; readonly bytes: number}
	| {readonly kind: 'close'};

/** An HTTP/1.1 answer out of raw bytes, however they are cut. Throws an EngineError when they aren't one. */
export function createBodyReader(sink: BodySink): BodyReader {
	let head = Buffer.alloc(0);
	let isWholeAtClose = false;
	let read: ((bytes: Buffer, from: number) => boolean) | undefined;
	return {
		push(bytes) {
			if (read) {
				return read(bytes, 0);
			}

			head = Buffer.concat([head, bytes]);
			const end = head.indexOf('\r\n\r\n');
			if (end < 0 && head.length <= mostHeadBytes) {
				return false;
			}

			const {status, framing, date} = readHead(head.toString('latin1', 0, Math.max(0, end)));
			isWholeAtClose = framing.kind === 'close';
			read = readerOf(framing, sink);
			sink.begin(status, date);
			return read(head, end + 4);
		},
		isWholeAtClose: () => isWholeAtClose,
	};
}

type Head = {readonly status: number; readonly framing: Framing; readonly date: string | undefined};

function readHead(head: string): Head {
	const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
	if (status === undefined) {
		throw notAnEngine(safe`the answer is not HTTP`);
	}

	const length = /^content-length:\s*(\d+)\s*$/im.exec(head)?.[1];
	const isChunked = /^transfer-encoding:.*\bchunked\s*$/im.test(head);
	return {
		status: Number(status),
		date: /^date:\s*(.{1,40}?)\s*$/im.exec(head)?.[1],
		framing: isChunked
			? {kind: 'chunked'}
			: length === undefined
				? {kind: 'close'}
				: {kind: 'length', bytes: Number(length)},
	};
}

function readerOf(framing: Framing, sink: BodySink): (bytes: Buffer, from: number) => boolean {
	if (framing.kind === 'chunked') {
		return readChunks(sink);
	}

	let left = framing.kind === 'length' ? framing.bytes : Number.POSITIVE_INFINITY;
	return (bytes, from) => {
		const to = Math.min(bytes.length, from + left);
		left -= to - from;
		sink.push(bytes, from, to);
		return left === 0;
	};
}

/** `size[;extension]\r\n`, so many bytes, `\r\n`; the chunk of size 0 is the last. */
function readChunks(sink: BodySink): (bytes: Buffer, from: number) => boolean {
	let place: 'size' | 'extension' | 'data' | 'dataEnd' = 'size';
	let size = 0;
	return (bytes, from) => {
		for (let at = from; at < bytes.length;) {
			if (place === 'data') {
				const to = Math.min(bytes.length, at + size);
				sink.push(bytes, at, to);
				size -= to - at;
				place = size === 0 ? 'dataEnd' : 'data';
				at = to;
				continue;
			}

			const byte = bytes[at++] ?? 0;
			if (byte === newline) {
				if (place !== 'dataEnd' && size === 0) {
					return true;
				}

				place = place === 'dataEnd' ? 'size' : 'data';
			} else if (byte === semicolon) {
				place = 'extension';
			} else if (place === 'size' && byte !== carriageReturn) {
				size = size * 16 + hexDigit(byte);
			}
		}

		return false;
	};
}

function hexDigit(byte: number): number {
	const letter = byte | 0x20;
	if (byte >= 48 && byte <= 57) {
		return byte - 48;
	}

	if (letter < 97 || letter > 102) {
		throw notAnEngine(safe`the answer's chunks are garbled`);
	}

	return letter - 87;
}
