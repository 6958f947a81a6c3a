import {commandTables, type CommandTable} from './command-tables.js';
import {flagTable, longFlag, type Completes, type FlagTable} from './flags.js';

/** What fits where the cursor is: words with what they mean, or what only the machine or an engine knows. */
export type Fitting = {
	/** Stands before each, as --sort= does. */
	readonly prefix: string;
	readonly words: ReadonlyArray<readonly [word: string, about: string]>;
	readonly source?: Exclude<Completes, readonly string[]>;
};

/** Of the words up to the cursor, without the program's name; the last one is unfinished, or empty. */
export function fittingWords(given: readonly string[]): Fitting {
	const words = withoutSigns(given);
	const [first = ''] = words;
	const last = words.at(-1) ?? '';
	const tables: Readonly<Record<string, CommandTable>> = commandTables;
	const command = words.length > 1 && Object.hasOwn(tables, first) ? tables[first] : undefined;
	const flags = command?.flags ?? flagTable;
	const sign = last.startsWith('--') ? last.indexOf('=') : -1;
	if (sign > 0) {
		return valuesOf(flagNamed(last.slice(0, sign), flags)?.completes, last.slice(0, sign + 1));
	}

	const before = flagNamed(words.at(-2) ?? '', flags);
	if (before?.value?.startsWith('<')) {
		return valuesOf(before.completes);
	}

	if (last.startsWith('-')) {
		return {prefix: '', words: flagsLeft(flags, words)};
	}

	return command || words.length > 1
		? valuesOf(command?.completes)
		: {prefix: '', words: Object.entries(tables).map(([name, {about}]) => [name, about])};
}

/** bash takes `--sort=cpu` for three words. */
function withoutSigns(words: readonly string[]): readonly string[] {
	const kept = words.filter(word => word !== '=');
	return words.at(-1) === '=' ? [...kept, ''] : kept;
}

function valuesOf(completes: Completes | undefined, prefix = ''): Fitting {
	return typeof completes === 'string'
		? {prefix, words: [], source: completes}
		: {prefix, words: (completes ?? []).map(word => [word, ''])};
}

function flagNamed(spelling: string, flags: FlagTable): FlagTable[string] | undefined {
	return Object.entries(flags).find(
		([name, flag]) => spelling === longFlag(name, flag) || spelling === `-${flag.shortFlag}`,
	)?.[1];
}

/** Those that may still be written. */
function flagsLeft(flags: FlagTable, words: readonly string[]) {
	return Object.entries(flags).flatMap(([name, flag]) => {
		const long = longFlag(name, flag);
		const isGiven = words.slice(0, -1).some(word => word === long || word.startsWith(`${long}=`));
		return flag.help === undefined || (isGiven && !flag.isMultiple)
			? []
			: [[long, flag.help.split('\n')[0] ?? ''] as const];
	});
}
