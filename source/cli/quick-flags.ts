import {flagTable, longFlag, type Flags} from './flags.js';

type Spelling = {
	readonly name: keyof Flags;
	readonly isText: boolean;
	readonly isMultiple: boolean;
	readonly value: boolean;
};

/** Every way to write a flag, and what it says. */
const spellings: ReadonlyMap<string, Spelling> = new Map(
	Object.entries(flagTable).flatMap(([key, flag]) => {
		const name = key as keyof Flags;
		const isText = flag.type === 'string';
		const isMultiple = 'isMultiple' in flag;
		const long = longFlag(key).slice(2);
		const spellingsOfIt: Array<readonly [string, Spelling]> = [
			[`--${long}`, {name, isText, isMultiple, value: true}],
			...(isText ? [] : [[`--no-${long}`, {name, isText, isMultiple, value: false}] as const]),
			...('shortFlag' in flag
				? [[`-${flag.shortFlag}`, {name, isText, isMultiple, value: true}] as const]
				: []),
		];
		return spellingsOfIt;
	}),
);

/** A text that meow takes as it stands: without quotes, which it strips, and not like a flag. */
const plainText = /^[^-'"`\\][^'"`\\]*$/;

/**
 * The flags of an ordinary command line, just as meow gives them, without the 30 ms that loading it takes. Undefined
 * for anything out of the ordinary, as a mistake or a repetition: then meow has the word.
 */
export function readQuickly(args: readonly string[]): Flags | undefined {
	const flags: Record<string, string | boolean | readonly string[]> = {};
	const left = [...args];
	for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
		const sign = arg.startsWith('--') ? arg.indexOf('=') : -1;
		const flag = spellings.get(sign < 0 ? arg : arg.slice(0, sign));
		const value = flag && valueOf(flag, sign < 0 ? undefined : arg.slice(sign + 1), left);
		const given = flag && flags[flag.name];
		if (!flag || value === undefined || (given !== undefined && !Array.isArray(given))) {
			return undefined;
		}

		flags[flag.name] = flag.isMultiple ? [...(given ?? []), String(value)] : value;
	}

	return flags;
}

/** What a flag says: by itself, after its `=`, or as the next argument, which is then taken off `left`. */
function valueOf({isText, value}: Spelling, given: string | undefined, left: string[]) {
	const [next] = left;
	if (given !== undefined) {
		return isText && plainText.test(given) ? given : undefined;
	}

	if (isText && next !== undefined && plainText.test(next)) {
		return left.shift();
	}

	// meow takes a `true` or `false` after a switch too.
	const isAlone = isText
		? next === undefined || spellings.has(next.split('=')[0] ?? '')
		: next !== 'true' && next !== 'false';
	return isAlone ? (isText ? '' : value) : undefined;
}
