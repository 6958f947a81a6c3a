import {containerStates, healths} from '../engine/container-states.js';
import type {Container} from '../engine/types.js';
import {compileRegex} from '../lib/compile-regex.js';
import {safeText, t, type SafeText} from '../lib/safe-text.js';
import {isUp} from './is-up.js';
import {portBindings, portText} from './ports.js';

/** A filter as typed, understood. `problem` says what of it is not understood. */
export type Filter = {
	readonly matches: (container: Container) => boolean;
	/** It holds an expression, which may take any time. */
	readonly hasRegex: boolean;
	readonly problem?: SafeText;
};

type Test = (text: string) => boolean;
type Field = {
	readonly matches: (container: Container, test: Test, typed: string) => boolean;
	/** Where only these words mean anything, or how they begin. */
	readonly words?: readonly string[];
};

/** `field:value`; a word without a field looks where a name would stand. */
const fields: Readonly<Record<string, Field>> = {
	state: {
		matches: (container, _test, typed) => wordsOf(typed).some(word => isInState(container, word)),
		words: [...containerStates, 'unknown', ...healths, 'up', 'down'],
	},
	health: {
		matches: ({health = 'none'}, _test, typed) => wordsOf(typed).some(word => health.startsWith(word)),
		words: [...healths, 'none'],
	},
	image: {matches: ({image}, test) => test(image)},
	port: {matches: matchPort},
	project: {matches: ({project}, test) => project !== undefined && test(project)},
	label: {matches: ({labels}, test, typed) => matchLabels(labels, test, typed)},
};

/** A state, a health, or how they begin; and the header's words, up and down. */
function isInState(container: Container, word: string): boolean {
	if (word === 'up' || word === 'down') {
		return isUp(container) === (word === 'up');
	}

	return container.state.startsWith(word) || container.health?.startsWith(word) === true;
}

function wordsOf(typed: string): readonly string[] {
	return typed.split(',').filter(word => word !== '');
}

function unknownWord({words}: Field, typed: string): SafeText | undefined {
	const unknown = words && wordsOf(typed).find(word => !words.some(known => known.startsWith(word)));
	return unknown === undefined
		? undefined
		: t`${safeText(unknown, 20)} is none of ${safeText(words?.join(', ') ?? '')}`;
}

const fieldNames = Object.keys(fields).join(':, ');

/**
 * Words separated by spaces must all match: text, `/regex/`, `state:`, `health:`, `label:`, `image:`,
 * `port:`, `project:`; `!` before a word excludes. Letters match either case unless the word has a capital.
 */
export function parseFilter(typed: string): Filter {
	const words = typed.match(/!?(?:[a-z]+:)?\/(?:\\.|[^/\\])*\/?\S*|\S+/g) ?? [];
	const tests: Array<(container: Container) => boolean> = [];
	let problem: SafeText | undefined;
	for (const word of words) {
		const parsed = parseWord(word);
		if (typeof parsed === 'function') {
			tests.push(parsed);
		} else {
			problem ??= parsed;
		}
	}

	return {
		matches: container => tests.every(test => test(container)),
		hasRegex: words.some(word => word.includes('/')),
		problem,
	};
}

function parseWord(word: string): ((container: Container) => boolean) | SafeText | undefined {
	const isExcluding = word.startsWith('!');
	const [, name, value = ''] = /^(?:([a-z]+):)?(.*)$/s.exec(isExcluding ? word.slice(1) : word) ?? [];
	if (value === '') {
		return undefined;
	}

	const isField = name !== undefined && Object.hasOwn(fields, name);
	const typed = name === undefined || isField ? value : `${name}:${value}`;
	const test = parseTest(typed);
	if (typeof test !== 'function') {
		return test;
	}

	const field = isField ? fields[name] : undefined;
	const matches = field?.matches ?? matchAny;
	const problem = field && unknownWord(field, typed);
	return problem ?? (container => matches(container, test, typed) !== isExcluding);
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

function matchAny(container: Container, test: Test, typed: string): boolean {
	return (
		test(container.name) ||
		test(container.image) ||
		(container.service !== undefined && test(container.service)) ||
		(container.project !== undefined && test(container.project)) ||
		container.id.startsWith(typed) ||
		hasPort(container, typed)
	);
}

/** A number is a port, whole; anything else is looked for in what `docker ps` shows. */
function matchPort({ports}: Container, test: Test, typed: string): boolean {
	return /^\d+$/.test(typed)
		? ports.some(({publicPort, privatePort}) => [publicPort, privatePort].includes(Number(typed)))
		: portBindings(ports).some(port => test(portText(port)));
}

/** A port of it begins so, on the host or inside; one digit would be half of all ports. */
function hasPort({ports}: Container, typed: string): boolean {
	const [, digits] = /^:?(\d{2,5}(?:\/\w*)?)$/.exec(typed) ?? [];
	return (
		digits !== undefined &&
		ports.some(({publicPort, privatePort, protocol}) =>
			[publicPort, privatePort].some(port => port !== undefined && `${port}/${protocol}`.startsWith(digits)),
		)
	);
}

/** `label:tier` asks for the label; `label:tier=web` for that value of it. */
function matchLabels(labels: Container['labels'], test: Test, typed: string): boolean {
	if (typed.startsWith('/')) {
		return Object.entries(labels).some(([key, value]) => test(`${key}=${value}`));
	}

	const [wantedKey = '', ...wantedValue] = typed.split('=');
	return Object.entries(labels).some(
		([key, value]) => key === wantedKey && (wantedValue.length === 0 || value === wantedValue.join('=')),
	);
}

export const filterHelp = t`text, /regex/, ${safeText(fieldNames)}: · ! excludes`;
