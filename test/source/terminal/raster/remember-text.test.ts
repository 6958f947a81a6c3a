import {expect, test} from 'vitest';
import {keep} from '../../../../source/terminal/raster/remember-text.js';
import {endsItsStyles, plainWidth} from '../../../../source/terminal/raster/plain-text.js';

test('what was computed for a text is kept, but never of more than twice as many', () => {
	const computed: string[] = [];
	const kept = keep(text => {
		computed.push(text);
		return text.length;
	}, 3);
	expect(['a', 'bb', 'a', 'bb', 'ccc'].map(kept)).toEqual([1, 2, 1, 2, 3]);
	expect(computed).toEqual(['a', 'bb', 'ccc']);

	const many = Array.from({length: 50}, (_, index) => `text ${index}`);
	many.forEach(text => kept(text));
	kept('text 49');
	kept('text 0');
	expect(computed.slice(3)).toEqual([...many, 'text 0']);
});

test('plain text and its colours take as many cells as characters', () => {
	expect(plainWidth('api │ up')).toBe(8);
	expect(plainWidth('\u001B[1;31mapi\u001B[0m up')).toBe(6);
	for (const text of [
		'日本',
		'🐳',
		'e\u0301',
		'a\nb',
		'\u001B[2Jx',
		'\u001B[mx',
		'a\tb',
		'\u001B]8;;x\u0007y',
	]) {
		expect(plainWidth(text)).toBeUndefined();
	}
});

test('colours end where they began, or they don’t', () => {
	expect(['', 'a', '\u001B[31ma\u001B[0m b', 'a\u001B[1mb\u001B[0m'].map(endsItsStyles)).toEqual([
		true,
		true,
		true,
		true,
	]);
	expect(
		['\u001B[31ma', '\u001B[1m\u001B[31ma\u001B[0m', '\u001B[31ma\u001B[39m'].map(endsItsStyles),
	).toEqual([false, false, false]);
});
