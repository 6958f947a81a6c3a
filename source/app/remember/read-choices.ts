import {readRegularFile} from '../../util/regular-file.js';
import type {Choices} from '../../view/choices.js';

export const choicesName = 'screen.json';

/** More than anybody can choose. */
const mostBytes = 64 * 1024;

/**
 * What was chosen on the screen of an earlier start; nothing where there is no such file. Throws where it is none of
 * ours: not a file, too large, not JSON. It is small, and read before the first frame.
 */
export function readChoices(folder: string): Choices {
	try {
		return parse(readRegularFile(`${folder}/${choicesName}`, mostBytes).toString());
	} catch (error) {
		const {code = ''} = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') {
			return {};
		}

		throw error;
	}
}

function parse(text: string): Choices {
	const value: unknown = JSON.parse(text);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new Error('it is not a JSON object');
	}

	return value as Choices;
}
