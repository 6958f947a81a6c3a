import {expect, test} from 'vitest';
import {safe} from '../../../../source/text/safe-text.js';
import {countWords, targetWords} from '../../../../source/view/list/target-words.js';

const target = {kind: 'container', id: '6170692d3700aaaa', name: safe`api-7`} as const;

test('one target is told by its name and short id, several by how many they are', () => {
	expect(targetWords([target])).toBe('api-7 (6170692d3700)');
	expect(targetWords([target, target])).toBe('2 containers');
	const ofShop = {...target, project: safe`shop`};
	expect(targetWords([ofShop, ofShop])).toBe('2 containers of shop');
	expect(targetWords([ofShop])).toBe('api-7 (6170692d3700) of shop');
	expect(targetWords([{...target, kind: 'engine'}])).toBeUndefined();
	expect(targetWords([])).toBeUndefined();
});

test('what a search found is counted as results', () => {
	const found = {...target, kind: 'found'} as const;
	expect(countWords([found, found, found])).toBe('3 results');
});
