import type {Key} from 'ink';
import {expect, test} from 'vitest';
import {toPresses} from '../../../source/app/to-presses.js';

const keys = (input: string, key: Partial<Key> = {}) => toPresses(input, key as Key).map(press => press.key);

test('every character of a chunk is a press', () => {
	expect(keys('jjk')).toEqual(['j', 'j', 'k']);
	expect(keys(' ')).toEqual(['space']);
	expect(keys('j\r\u001Bq\u0004')).toEqual(['j', 'enter', 'esc', 'q', 'ctrl+d']);
});

test('named keys and modifiers', () => {
	expect(keys('', {downArrow: true})).toEqual(['down']);
	expect(keys('', {tab: true, shift: true})).toEqual(['shift+tab']);
	expect(keys('d', {ctrl: true})).toEqual(['ctrl+d']);
	expect(keys('K', {shift: true})).toEqual(['K']);
});

test('a wide character or an emoji sequence is one press and types itself', () => {
	expect(toPresses('👩‍💻日', {} as Key)).toEqual([
		{key: '👩‍💻', text: '👩‍💻'},
		{key: '日', text: '日'},
	]);
});
