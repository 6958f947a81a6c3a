import {expect, test} from 'vitest';
import {toPresses} from '../../../../source/terminal/input/to-presses.js';

test('every character of a chunk is a press', () => {
	expect(toPresses('jjk').map(press => press.key)).toEqual(['j', 'j', 'k']);
	expect(toPresses(' ')).toEqual([{key: 'space', text: ' '}]);
});

test('a wide character or an emoji sequence is one press and types itself', () => {
	expect(toPresses('👩‍💻日')).toEqual([
		{key: '👩‍💻', text: '👩‍💻'},
		{key: '日', text: '日'},
	]);
});
