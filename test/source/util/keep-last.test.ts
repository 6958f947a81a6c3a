import {expect, test} from 'vitest';
import {keepAlike, keepLast, keepLastPer} from '../../../source/util/keep-last.js';

test('the last result comes again for the same arguments only', () => {
	const pair = keepLast((...parts: readonly string[]) => ({parts}));
	const first = pair('a', 'b');
	expect(pair('a', 'b')).toBe(first);
	expect(pair('a')).toEqual({parts: ['a']});
	expect(pair('a', 'b')).not.toBe(first);
});

test('each key has a last result of its own', () => {
	const named = keepLastPer(({name}: {name: string}, suffix: string) => ({text: name + suffix}));
	const [one, other] = [{name: 'one'}, {name: 'other'}];
	const first = named(one, '!');
	expect(named(other, '!').text).toBe('other!');
	expect(named(one, '!')).toBe(first);
	expect(named(one, '?').text).toBe('one?');
});

test('a value that has the same members stays the same', () => {
	const keep = keepAlike<Readonly<Record<string, unknown>>>();
	const [key, other] = [{}, {}];
	const first = {a: 1, b: undefined};
	expect(keep(key, first)).toBe(first);
	expect(keep(key, {a: 1, b: undefined})).toBe(first);
	expect(keep(other, {a: 1, b: undefined})).not.toBe(first);
	expect(keep(key, {a: 1})).toEqual({a: 1});
	expect(keep(key, {a: 2})).toEqual({a: 2});
});
