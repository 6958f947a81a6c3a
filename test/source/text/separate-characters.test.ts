import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {keepApart} from '../../../source/text/separate-characters.js';

const pieces = ['🇯', '🇵', '🏽', '\u0301', 'ᄀ', 'ᅡ', '가', 'ᆨ', 'क', 'क्', '\u0600', '👍', 'e', '日', ' '];

test('texts beside one another are as wide as each by itself', () => {
	const text = fc.array(fc.constantFrom(...pieces), {maxLength: 5}).map(parts => keepApart(parts.join('')));
	fc.assert(
		fc.property(text, text, (one, other) => {
			expect(stringWidth(one + other)).toBe(stringWidth(one) + stringWidth(other));
		}),
		{numRuns: 2000},
	);
});

test('what joins nothing outside stays as it is', () => {
	for (const whole of ['🇯🇵', '👍🏽', 'é', '가각', 'क्ष', 'नमस्ते', 'plain words', '日本語']) {
		expect(keepApart(whole)).toBe(whole);
	}
});

test('half a flag, a leading mark, an open syllable are replaced', () => {
	expect(['🇯🇵🇯', '\u0301e', 'ab\u1100', 'क्'].map(keepApart)).toEqual([
		'🇯🇵\uFFFD',
		'\uFFFDe',
		'ab\uFFFD',
		'क\uFFFD',
	]);
});
