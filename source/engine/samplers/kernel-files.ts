import {closeSync, existsSync, openSync, readSync} from 'node:fs';
import {numberAt} from './scan-bytes.js';

/** A file of /proc or a cgroup, read whole again and again. */
export type KernelFile = {readonly path: string; descriptor?: number};

export type KernelFiles = {
	/** Undefined when there is no such file. */
	readonly open: (path: string) => KernelFile | undefined;
	/** A newline and the file's text, good until the next call; undefined when the file is gone. */
	readonly load: (file: KernelFile | undefined) => Buffer | undefined;
	/** The number that is all the file holds. */
	readonly number: (file: KernelFile | undefined) => number | undefined;
	readonly close: (file: KernelFile | undefined) => void;
	/** How many are open. */
	readonly descriptors: () => number;
};

/** /proc/stat of a host with hundreds of cores is longer, but only its first lines matter. */
const longestBytes = 64 * 1024;

/**
 * Reads into one buffer, keeping files open: that halves the cost. An open file of a cgroup keeps neither the
 * cgroup nor its removal waiting; it just can't be read afterwards. Above `maxDescriptors`, files are opened
 * each time.
 */
export function createKernelFiles(maxDescriptors: number): KernelFiles {
	const buffer = Buffer.alloc(longestBytes, '\n');
	let descriptors = 0;

	const load = (file: KernelFile | undefined) => file && readText(file, buffer);

	return {
		open(path) {
			if (descriptors >= maxDescriptors) {
				return existsSync(path) ? {path} : undefined;
			}

			try {
				const descriptor = openSync(path, 'r');
				descriptors++;
				return {path, descriptor};
			} catch {
				return undefined;
			}
		},
		load,
		number(file) {
			const text = load(file);
			return text && numberAt(text, 1);
		},
		close(file) {
			if (file?.descriptor !== undefined) {
				closeSync(file.descriptor);
				file.descriptor = undefined;
				descriptors--;
			}
		},
		descriptors: () => descriptors,
	};
}

function readText({path, descriptor}: KernelFile, buffer: Buffer): Buffer | undefined {
	try {
		const end = descriptor === undefined ? readOnce(path, buffer) : readWhole(descriptor, buffer);
		return buffer.subarray(0, end);
	} catch {
		return undefined;
	}
}

function readOnce(path: string, buffer: Buffer): number {
	const descriptor = openSync(path, 'r');
	try {
		return readWhole(descriptor, buffer);
	} finally {
		closeSync(descriptor);
	}
}

/**
 * One read gives a short file whole. A longer one may come in pages, each cut at a record's end, so a read
 * that leaves half a page empty was the last.
 */
const surelyLastBytes = 2048;

/** Fills the buffer from its second byte; the end of what it holds. */
function readWhole(descriptor: number, buffer: Buffer): number {
	for (let end = 1; ;) {
		const read = readSync(descriptor, buffer, end, buffer.length - end, end - 1);
		end += read;
		if (read < surelyLastBytes || end === buffer.length) {
			return end;
		}
	}
}
