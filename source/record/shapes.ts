import {safeText} from '../text/safe-text.js';

// A recording may have been written by anybody: what is read of it is made of what the types say, or it isn't read.
// Texts are cleaned here, as they are at an engine's door.

/** Gives the value as it may be used; throws a TypeError where it isn't what is wanted. */
export type Shape = (value: unknown) => unknown;

/** A recording's texts: longer ones are lines of logs, which have a limit of their own. */
const longestText = 65_536;
const mostEntries = 100_000;
/** What a Date can hold; larger figures mean nothing in a recording either. */
const largest = 8.64e15;

export const text: Shape = value =>
	typeof value === 'string' ? safeText(value, longestText) : fail('a text');

export const flag: Shape = value => (typeof value === 'boolean' ? value : fail('true or false'));

export const figure: Shape = value =>
	typeof value === 'number' && Math.abs(value) <= largest ? value : fail('a number');

export function oneOf(...allowed: readonly string[]): Shape {
	return value => (allowed.includes(value as string) ? value : fail('a known word'));
}

export function list(of: Shape): Shape {
	return value =>
		Array.isArray(value) && value.length <= mostEntries ? value.map(one => of(one)) : fail('a list');
}

/** Each at its place; those at the end may be missing. */
export function tuple(...shapes: readonly Shape[]): Shape {
	return value =>
		Array.isArray(value) && value.length <= shapes.length
			? shapes.slice(0, value.length).map((shape, place) => shape(value[place]))
			: fail('a list');
}

/** Texts by names. */
export const record: Shape = value => {
	const entries = Object.entries(objectOf(value));
	return entries.length <= mostEntries
		? Object.fromEntries(entries.map(([name, one]) => [safeText(name), text(one)]))
		: fail('fewer entries');
};

type OptionalOf<Type> = {
	[Key in keyof Type]-?: Partial<Pick<Type, Key>> extends Pick<Type, Key> ? Key : never;
}[keyof Type];

/** Every field of the type: those that must be there, and those that may. What has another name is left out. */
export function fields<Type extends object>(
	required: Readonly<Record<Exclude<keyof Type, OptionalOf<Type>>, Shape>>,
	optional: Readonly<Record<OptionalOf<Type>, Shape>>,
): Shape {
	const must = Object.entries<Shape>(required);
	const may = Object.entries<Shape>(optional);
	return value => {
		const given = objectOf(value);
		const more = may.filter(([name]) => given[name] !== undefined && given[name] !== null);
		return Object.fromEntries([...must, ...more].map(([name, shape]) => [name, shape(given[name])]));
	};
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Readonly<Record<string, unknown>>)
		: fail('an object');
}

function fail(wanted: string): never {
	throw new TypeError(`this isn't ${wanted}`);
}
