import {parseBytes} from '../../util/parse-quantity.js';
import {parseDuration} from '../../util/parse-duration.js';
import {nearestName} from '../../util/nearest-name.js';

/** What a setting may be. `read` gives its value, or what it must be. */
export type Kind = {
	/** As help and the commented file say it. */
	readonly words: string;
	readonly read: (value: unknown) => {readonly value: unknown} | {readonly must: string};
};

export const onOrOff: Kind = {
	words: 'true or false',
	read: value => (typeof value === 'boolean' ? {value} : {must: 'true or false'}),
};

export const someText: Kind = {
	words: 'a text',
	read: value => (typeof value === 'string' && value !== '' ? {value} : {must: 'a text in quotes'}),
};

export const texts: Kind = {
	words: 'texts',
	read: value => (isTexts(value) ? {value} : {must: 'a list of texts in quotes: ["one", "two"]'}),
};

export function number(least: number, most: number): Kind {
	const words = `a number from ${least} to ${most}`;
	return {
		words,
		read: value => (typeof value === 'number' && value >= least && value <= most ? {value} : {must: words}),
	};
}

/** One of these; `asIs` where what is written isn't what is meant. */
export function oneOf(names: readonly string[], asIs: (name: string) => unknown = name => name): Kind {
	const words = `one of ${names.join(', ')}`;
	return {
		words,
		read: value =>
			typeof value === 'string' && names.includes(value)
				? {value: asIs(value)}
				: {must: `${words}${suggestion(value, names)}`},
	};
}

export function someOf(names: readonly string[]): Kind {
	const words = `a list of ${names.join(', ')}`;
	return {
		words,
		read(value) {
			const wrong = isTexts(value) ? value.find(one => !names.includes(one)) : undefined;
			return isTexts(value) && value.length > 0 && wrong === undefined
				? {value}
				: {must: `${words}${suggestion(wrong, names)}`};
		},
	};
}

export const size: Kind = {
	words: 'a size of at least 16M',
	read: value =>
		typeof value === 'string' && (parseBytes(value) ?? 0) >= 16 * 1024 * 1024
			? {value}
			: {must: 'a size of at least 16M: "512M" or "2G"'},
};

export const duration: Kind = {
	words: 'a time',
	read: value =>
		typeof value === 'string' && (parseDuration(value) ?? 0) > 0 ? {value} : {must: 'a time: "12h" or "14d"'},
};

const hourPattern = /^([01]?\d|2[0-3]):[0-5]\d-([01]?\d|2[0-3]):[0-5]\d$/;

export const hours: Kind = {
	words: 'hours',
	read: value =>
		typeof value === 'string' && hourPattern.test(value) ? {value} : {must: 'hours: "22:00-07:00"'},
};

/** `: did you mean dark?` */
export function suggestion(given: unknown, names: readonly string[]): string {
	const near = typeof given === 'string' ? nearestName(given, names) : undefined;
	return near === undefined ? '' : ` (did you mean ${near}?)`;
}

function isTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every(one => typeof one === 'string' && one !== '');
}
