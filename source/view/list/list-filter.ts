import {compileRegex} from '../../text/compile-regex.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';

/** A filter as typed, understood. `problem` says what of it is not understood. */
export type Filter<Item> = {
	readonly matches: (item: Item) => boolean;
	/** It holds an expression, which may take any time. */
	readonly hasRegex: boolean;
	readonly problem?: SafeText;
};

export type Test = (text: string) => boolean;

/** What `field:value` asks of an item. */
type FilterField<Item> = {
	matches(item: Item, test: Test, typed: string): boolean;
	/** Where only these words mean anything, or how they begin. */
	readonly words?: readonly string[];
};

/** What the words of a filter mean in a list. */
export type Grammar<Item> = {
	readonly fields: Readonly<Record<string, FilterField<Item>>>;
	/** A word without a field. */
	matchAny(item: Item, test: Test, typed: string): boolean;
};

/** The words of `up,down`. */
export function wordsOf(typed: string): readonly string[] {
	return typed.split(',').filter(word => word !== '');
}

/**
 * Words separated by spaces must all match: text, `/regex/`, `field:value`; `!` before a word excludes. Letters match
 * either case unless the word has a capital.
 */
export function parseFilter<Item>(typed: string, grammar: Grammar<Item>): Filter<Item> {
	const words = typed.match(/!?(?:[a-z]+:)?\/(?:\\.|[^/\\])*\/?\S*|\S+/g) ?? [];
	const tests: Array<(item: Item) => boolean> = [];
	let problem: SafeText | undefined;
	for (const word of words) {
		const parsed = parseWord(word, grammar);
		if (typeof parsed === 'function') {
			tests.push(parsed);
		} else {
			problem ??= parsed;
		}
	}

	return {
		matches: item => tests.every(test => test(item)),
		hasRegex: words.some(word => word.includes('/')),
		problem,
	};
}

function parseWord<Item>(
	word: string,
	{fields, matchAny}: Grammar<Item>,
): ((item: Item) => boolean) | SafeText | undefined {
	const isExcluding = word.startsWith('!');
	const [, name, value = ''] = /^(?:([a-z]+):)?(.*)$/s.exec(isExcluding ? word.slice(1) : word) ?? [];
	if (value === '') {
		return undefined;
	}

	const field = name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
	const typed = name === undefined || field ? value : `${name}:${value}`;
	const test = parseTest(typed);
	if (typeof test !== 'function') {
		return test;
	}

	const matches = field?.matches ?? matchAny;
	const problem = field && unknownWord(field, typed);
	return problem ?? (item => matches(item, test, typed) !== isExcluding);
}

function unknownWord<Item>({words}: FilterField<Item>, typed: string): SafeText | undefined {
	const unknown = words && wordsOf(typed).find(word => !words.some(known => known.startsWith(word)));
	return unknown === undefined
		? undefined
		: safe`${safeText(unknown, 20)} is not one of ${safeText(words?.join(', ') ?? '')}`;
}

function parseTest(typed: string): Test | SafeText {
	if (!typed.startsWith('/') || typed === '/') {
		return textTest(typed);
	}

	const [, source = '', flags = ''] = /^\/((?:\\.|[^/\\])*)\/?(\S*)$/s.exec(typed) ?? [];
	const regex = compileRegex(source, flags || (isLowerCase(source) ? 'i' : ''));
	return typeof regex === 'string' ? regex : text => regex.test(text);
}

function textTest(typed: string): Test {
	return isLowerCase(typed) ? text => text.toLowerCase().includes(typed) : text => text.includes(typed);
}

function isLowerCase(typed: string): boolean {
	return typed === typed.toLowerCase();
}

/** What can be typed, for the prompt: `text, /regex/, state:, image: · ! excludes`. */
export function filterHelp({fields}: Grammar<never>): SafeText {
	return safe`text, /regex/, ${safeText(Object.keys(fields).join(':, '))}: · ! excludes`;
}
