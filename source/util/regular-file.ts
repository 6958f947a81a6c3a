import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs';

/**
 * The bytes of a regular file, at most so many. A pipe's other end is not waited for, a device isn't read. Throws the
 * system's error where it can't be opened, and one of its own where it is no file or too large.
 */
export function readRegularFile(path: string, mostBytes: number): Buffer {
	const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	try {
		const found = fstatSync(file);
		if (!found.isFile()) {
			throw new Error('it is not a file');
		}

		if (found.size > mostBytes) {
			throw new Error('it is too large');
		}

		return readUpTo(file, found.size);
	} finally {
		closeSync(file);
	}
}

function readUpTo(file: number, size: number): Buffer {
	const bytes = Buffer.alloc(size);
	let length = 0;
	for (let count = 1; count > 0 && length < size; length += count) {
		count = readSync(file, bytes, length, size - length, length);
	}

	return bytes.subarray(0, length);
}
