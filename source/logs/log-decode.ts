import {StringDecoder} from 'node:string_decoder';
import {lineFlags, stampLength, textOffset, type LogPack} from './log-pack.js';
import {cleanLog, cleanWritten} from './log-text.js';
import type {SafeText} from '../text/safe-text.js';

/** A log line decoded, and harmless. */
export type LogLine = {
	/** The engine's RFC 3339 stamp with nanoseconds, in UTC; empty where it gave none. */
	readonly stamp: string;
	/** SGR colour sequences (ESC [ … m) are the only controls left in it. */
	readonly text: SafeText;
	readonly isStderr: boolean;
	/** Its end is missing: it was longer than is kept of a line. */
	readonly isCut: boolean;
	/** The next one of its stream is the rest of it. */
	readonly goesOn: boolean;
	/** Not a container's line but ours, about it. */
	readonly isNotice: boolean;
};

/** A line of a pack or block, its bytes from `start` to `end`. */
export function decodeLine(bytes: Uint8Array, start: number, end: number, flags: number): LogLine {
	return decode(bytes, start, end, flags, cleanLog);
}

/** The same for a file: the returns at its end go, but in a piece of a line they stand between it and the next. */
export function decodeWritten(bytes: Uint8Array, start: number, end: number, flags: number): LogLine {
	return decode(bytes, start, end, flags, raw =>
		cleanWritten(flags & lineFlags.goesOn ? raw : raw.replace(/\r+$/, '')),
	);
}

function decode(
	bytes: Uint8Array,
	start: number,
	end: number,
	flags: number,
	clean: (raw: string) => SafeText,
): LogLine {
	const isCut = (flags & lineFlags.cut) !== 0;
	const raw = view(bytes, start, end);
	return {
		stamp: raw.toString('latin1', 0, stampLength).trimEnd(),
		// Of a cut line the decoder leaves out half a character at the end.
		text: clean(
			isCut ? new StringDecoder().write(raw.subarray(textOffset)) : raw.toString('utf8', textOffset),
		),
		isStderr: (flags & lineFlags.stderr) !== 0,
		isCut,
		goesOn: (flags & lineFlags.goesOn) !== 0,
		isNotice: (flags & lineFlags.notice) !== 0,
	};
}

export function unpack(
	{bytes, ends, flags, count}: LogPack,
	decodeOne: typeof decodeLine = decodeLine,
): readonly LogLine[] {
	return Array.from({length: count}, (_, index) =>
		decodeOne(bytes, lineStart(ends, index), ends[index] ?? 0, flags[index] ?? 0),
	);
}

export function lineStart(ends: Uint32Array, index: number): number {
	return index === 0 ? 0 : (ends[index - 1] ?? 0);
}

/** The stamp alone: for merging and resuming. */
export function stampAt({bytes, ends}: Pick<LogPack, 'bytes' | 'ends'>, index: number): string {
	const start = lineStart(ends, index);
	return view(bytes, start, start + stampLength).toString('latin1');
}

function view({buffer, byteOffset}: Uint8Array, start: number, end: number): Buffer {
	return Buffer.from(buffer as ArrayBuffer, byteOffset + start, end - start);
}
