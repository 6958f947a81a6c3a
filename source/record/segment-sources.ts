import {statSync} from 'node:fs';
import type {SegmentSource} from './recording.js';
import {readRegularFile} from '../util/regular-file.js';
import {readSegment, type Segment} from './segment.js';
import type {SegmentFile} from './segment-files.js';

/** Segments kept read: stepping goes back and forth between few. */
const mostRead = 6;
/** A file that is larger was not written by a recorder. */
const longestBytes = 64 * 1024 * 1024;

/** The files of a recording as they are read: one only when it is needed, and again when it has grown. */
export function createFileSources(files: readonly SegmentFile[]): readonly SegmentSource[] {
	const read = new Map<string, {readonly bytes: number; readonly segment: Segment | undefined}>();
	const open = (path: string): Segment | undefined => {
		const bytes = sizeOf(path);
		const before = read.get(path);
		if (before && before.bytes === bytes) {
			return before.segment;
		}

		const file = readIfThere(path);
		const segment = file && readSegment(file);
		read.delete(path);
		read.set(path, {bytes: bytes ?? 0, segment});
		if (read.size > mostRead) {
			read.delete(read.keys().next().value ?? path);
		}

		return segment;
	};

	return files.map(({path, startedAtMs}) => ({fromMs: startedAtMs, open: () => open(path)}));
}

function readIfThere(path: string): Buffer | undefined {
	try {
		return readRegularFile(path, longestBytes);
	} catch {
		return undefined;
	}
}

function sizeOf(path: string): number | undefined {
	try {
		return statSync(path).size;
	} catch {
		return undefined;
	}
}
