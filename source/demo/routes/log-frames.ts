import type {TimedLine} from '../fleet/log-timeline.js';
import {rfc3339} from '../stamp.js';

type LineStyle = {
	readonly hasStamps: boolean;
	/** A terminal's bytes: no frames, and lines end with CR LF. */
	readonly isRaw: boolean;
	readonly nanos: number;
};

/** An engine cuts longer lines in pieces, each with a stamp and a frame of its own. */
const pieceBytes = 16_384;

/** Appends the line's frames to `parts`. */
export function encodeLine(line: TimedLine, style: LineStyle, parts: Buffer[]): void {
	const ending = style.isRaw ? '\r\n' : '\n';
	const stamp = style.hasStamps ? `${rfc3339(line.us, style.nanos)} ` : '';
	if (typeof line.text === 'string' && line.text.length < pieceBytes / 4) {
		push(Buffer.from(stamp + line.text + ending), line, style, parts);
		return;
	}

	const bytes = Buffer.from(line.text);
	for (let at = 0; at < bytes.length || at === 0; at += pieceBytes) {
		const isLast = at + pieceBytes >= bytes.length;
		const piece = bytes.subarray(at, at + pieceBytes);
		push(Buffer.concat([Buffer.from(stamp), piece, Buffer.from(isLast ? ending : '')]), line, style, parts);
	}
}

function push(payload: Buffer, line: TimedLine, {isRaw}: LineStyle, parts: Buffer[]): void {
	if (!isRaw) {
		parts.push(frameHeader(line.isError === true ? 2 : 1, payload.length));
	}

	parts.push(payload);
}

/** A multiplexed frame's head: the stream (1 stdout, 2 stderr), three zeros, the length. */
export function frameHeader(stream: 1 | 2, length: number): Buffer {
	const header = Buffer.alloc(8);
	header[0] = stream;
	header.writeUInt32BE(length, 4);
	return header;
}
