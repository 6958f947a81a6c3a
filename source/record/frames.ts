import type {Shape} from './shapes.js';
import {crc32, zstdCompressSync, zstdDecompressSync} from 'node:zlib';

/**
 * What a segment file is made of. A frame stands for itself: whoever reads a file that was cut off or damaged
 * anywhere finds every whole frame, and takes nothing else for one. docs/recording.md has the layout.
 */
export type Frame = {
	readonly kind: FrameKind;
	/** When what it holds begins, ms since the epoch by the recorder's clock. */
	readonly atMs: number;
	readonly payload: Buffer;
};

export const frameKinds = ['header', 'keyFrame', 'changes', 'usage', 'lastWords'] as const;
export type FrameKind = (typeof frameKinds)[number];

const magic = Buffer.from('MWF1', 'latin1');
/** Magic, kind, three bytes of zero, length and unpacked length (u32 each), atMs (f64), checksum (u32). */
const headBytes = 4 + 4 + 4 + 4 + 8 + 4;
const checksumAt = headBytes - 4;
/** A frame that claims more is damaged or hostile. */
const longestBytes = 32 * 1024 * 1024;
/** What a Date can hold. */
const latestMs = 8.64e15;

export function encodeFrame({kind, atMs, payload}: Frame): Buffer {
	const packed = zstdCompressSync(payload);
	const frame = Buffer.alloc(headBytes + packed.length);
	magic.copy(frame);
	frame.writeUInt8(frameKinds.indexOf(kind), 4);
	frame.writeUInt32LE(packed.length, 8);
	frame.writeUInt32LE(payload.length, 12);
	frame.writeDoubleLE(atMs, 16);
	packed.copy(frame, headBytes);
	frame.writeUInt32LE(checksumOf(frame), checksumAt);
	return frame;
}

/** A frame whose payload is JSON. */
export function frameOf(kind: FrameKind, atMs: number, content: unknown): Buffer {
	return encodeFrame({kind, atMs, payload: Buffer.from(JSON.stringify(content))});
}

/** The same, read; undefined where the frame is damaged after all, or holds something else than it should. */
export function readJson(file: Buffer, place: FramePlace, shape: Shape): unknown {
	const payload = readPayload(file, place);
	try {
		return payload && shape(JSON.parse(payload.toString()) as unknown);
	} catch {
		return undefined;
	}
}

/** A whole frame in a file, its payload still packed. */
export type FramePlace = {
	readonly kind: FrameKind;
	readonly atMs: number;
	readonly start: number;
	readonly end: number;
};

/** Every whole frame of a file, in the file's order, and how many bytes belong to none. */
export function findFrames(file: Buffer): {
	readonly places: readonly FramePlace[];
	readonly lostBytes: number;
} {
	const places: FramePlace[] = [];
	let lostBytes = 0;
	for (let at = 0; at < file.length;) {
		const place = frameAt(file, at);
		if (place) {
			places.push(place);
			at = place.end;
		} else {
			const next = file.indexOf(magic, at + 1);
			const end = next === -1 ? file.length : next;
			lostBytes += end - at;
			at = end;
		}
	}

	return {places, lostBytes};
}

/** The payload of a frame that `findFrames` found; undefined where it can't be unpacked after all. */
export function readPayload(file: Buffer, {start, end}: FramePlace): Buffer | undefined {
	const length = file.readUInt32LE(start + 12);
	try {
		const payload = zstdDecompressSync(file.subarray(start + headBytes, end), {
			maxOutputLength: Math.max(1, length),
		});
		return payload.length === length ? payload : undefined;
	} catch {
		return undefined;
	}
}

function frameAt(file: Buffer, start: number): FramePlace | undefined {
	if (start + headBytes > file.length || magic.compare(file, start, start + magic.length) !== 0) {
		return undefined;
	}

	const kind = frameKinds[file.readUInt8(start + 4)];
	const end = start + headBytes + file.readUInt32LE(start + 8);
	const atMs = file.readDoubleLE(start + 16);
	const isPlausible =
		kind !== undefined &&
		Math.abs(atMs) <= latestMs &&
		end <= file.length &&
		file.readUInt32LE(start + 12) <= longestBytes;
	return isPlausible && file.readUInt32LE(start + checksumAt) === checksumOf(file.subarray(start, end))
		? {kind, atMs, start, end}
		: undefined;
}

/** Of everything but the checksum itself. */
function checksumOf(frame: Buffer): number {
	return crc32(frame.subarray(headBytes), crc32(frame.subarray(0, checksumAt)));
}
