import fc from 'fast-check';
import {expect, test} from 'vitest';
import {quoteWord, splitWords} from '../../../source/util/split-words.js';

test('any words come out of a line as they were quoted into it', () => {
	fc.assert(
		fc.property(fc.array(fc.string({unit: 'grapheme'})), words => {
			expect(splitWords(words.map(quoteWord).join(' '))).toEqual(words);
		}),
	);
});

test('quotes and backslashes keep words together, as in a shell', () => {
	expect(splitWords(String.raw`a "b c" 'd  e' f\ g h"i j"k 'it'\''s' "say \"hi\""`)).toEqual([
		'a',
		'b c',
		'd  e',
		'f g',
		'hi jk',
		"it's",
		'say "hi"',
	]);
});

test('a quote that is not closed yet holds the rest', () => {
	expect(splitWords('A=1 B="two wor')).toEqual(['A=1', 'B=two wor']);
});

test('nothing is no word', () => {
	expect(splitWords('  \t ')).toEqual([]);
});
