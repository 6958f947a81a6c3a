import meow from 'meow';
import type {FlagTable, ValuesOf} from './flags.js';

/** The command line as meow reads it, which refuses what it doesn't know. */
export function readFully<Table extends FlagTable>(
	table: Table,
	argv: readonly string[],
): {readonly flags: ValuesOf<Table>; readonly input: readonly string[]} {
	const {flags, input} = meow({
		importMeta: import.meta,
		pkg: {},
		autoHelp: false,
		autoVersion: false,
		description: false,
		help: false,
		argv: withEmpty(table, argv),
		allowUnknownFlags: false,
		flags: Object.fromEntries(Object.entries(table).map(([name, flag]) => [name, forMeow(flag)])),
	});
	return {flags: flags as ValuesOf<Table>, input};
}

function forMeow({type, shortFlag, isMultiple, default: usual}: FlagTable[string]) {
	return {
		type,
		...(shortFlag !== undefined && {shortFlag}),
		...(isMultiple && {isMultiple}),
		...(usual !== undefined && {default: usual}),
	} as {readonly type: 'string'};
}

/** meow forgets a flag that can be repeated where it has no value: an empty one is refused later. */
function withEmpty(table: FlagTable, argv: readonly string[]): readonly string[] {
	const repeatable = Object.entries(table).flatMap(([name, {isMultiple, shortFlag}]) =>
		isMultiple ? [`--${name}`, `-${shortFlag}`] : [],
	);
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
