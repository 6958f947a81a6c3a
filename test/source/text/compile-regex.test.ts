import {expect, test} from 'vitest';
import {compileRegex} from '../../../source/text/compile-regex.js';

test('what is wrong with an expression is told before it is used', () => {
	expect(compileRegex('(', '')).toBe('bad regex: Unterminated group');
	expect(compileRegex('x'.repeat(2 ** 20), 'i')).toBe('bad regex: Regular expression too large');
});

test('a good one begins at the beginning', () => {
	const regex = compileRegex('Ā?', 'g');
	expect(regex).toBeInstanceOf(RegExp);
	expect((regex as RegExp).lastIndex).toBe(0);
});
