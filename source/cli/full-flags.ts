import meow from 'meow';
import {flagTable, type Given} from './flags.js';
import {helpPage} from './usage-text.js';

/** The command line as meow reads it, which refuses what it doesn't know. */
export function readFully(importMeta: ImportMeta, argv?: readonly string[]): Given {
	return meow({
		importMeta,
		pkg: {},
		autoHelp: false,
		autoVersion: false,
		description: false,
		help: helpPage,
		...(argv && {argv}),
		allowUnknownFlags: false,
		flags: flagTable,
	});
}
