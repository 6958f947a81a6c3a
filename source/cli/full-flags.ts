import process from 'node:process';
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
		argv: withEmpty(argv ?? process.argv.slice(2)),
		allowUnknownFlags: false,
		flags: flagTable,
	});
}

const repeatable = Object.entries(flagTable).flatMap(([name, flag]) =>
	'isMultiple' in flag ? [`--${name}`, `-${flag.shortFlag}`] : [],
);

/** meow forgets a flag that can be repeated where it has no value: an empty one is refused later. */
function withEmpty(argv: readonly string[]): readonly string[] {
	return argv.flatMap((arg, index) => {
		const [name = ''] = arg.split('=');
		const next = argv[index + 1];
		if (!repeatable.includes(name)) {
			return [arg];
		}

		const isBare = arg === name && (next === undefined || next.startsWith('-'));
		return isBare || arg === `${name}=` ? [name, ''] : [arg];
	});
}
