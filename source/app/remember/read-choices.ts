import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs';
import type {Choices} from '../../view/choices.js';

export const choicesName = 'screen.json';

/** More than anybody can choose. */
const mostBytes = 64 * 1024;

/**
 * What was chosen on the screen of an earlier start; nothing where there is no such file. Throws where it is none of
 * ours: not a file, too large, not JSON. It is small, and read before the first frame.
 */
export function readChoices(folder: string): Choices {
	let file: number;
	try {
		// Of a pipe nobody waits for the other end.
		file = openSync(`${folder}/${choicesName}`, constants.O_RDONLY | constants.O_NONBLOCK);
	} catch (error) {
		const {code = ''} = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') {
			return {};
		}

		throw error;
	}

	try {
		return parse(readWhole(file));
	} finally {
		closeSync(file);
	}
}

function readWhole(file: number): string {
	if (!fstatSync(file).isFile()) {
		throw new Error('it is not a file');
	}

	const bytes = Buffer.alloc(mostBytes + 1);
	let length = 0;
	for (let count = 1; count > 0 && length < bytes.length; length += count) {
		count = readSync(file, bytes, length, bytes.length - length, length);
	}

	if (length > mostBytes) {
		throw new Error('it is too large');
	}

	return bytes.toString('utf8', 0, length);
}

function parse(text: string): Choices {
	const value: unknown = JSON.parse(text);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new Error('it is not a JSON object');
	}

	return value as Choices;
}
