import type {FlagTable} from './flags.js';
import {readQuickly} from './quick-flags.js';

/** A command's line as meow reads it, which is loaded only where the line is out of the ordinary. */
export async function readFlags(table: FlagTable, argv: readonly string[]) {
	const flags = readQuickly(table, argv);
	if (flags) {
		return {flags: {...usualValues(table), ...flags}, input: []};
	}

	const {readFully} = await import('./full-flags.js');
	return readFully(table, argv);
}

/** What meow gives of flags that weren't given. */
function usualValues(table: FlagTable): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(table).flatMap(([name, {type, isMultiple, default: usual}]) => {
			const value = usual ?? (isMultiple ? [] : type === 'boolean' ? false : undefined);
			return value === undefined ? [] : [[name, value]];
		}),
	);
}
