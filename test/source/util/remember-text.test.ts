import {expect, test} from 'vitest';
import {rememberText} from '../../../source/util/remember-text.js';

test('what was computed for a text is kept, but never of more than twice as many', () => {
	const computed: string[] = [];
	const kept = rememberText(text => {
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
