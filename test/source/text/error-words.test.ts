import {expect, test} from 'vitest';
import {errorMessage, errorStack, errorWords} from '../../../source/text/error-words.js';

const failed = new Error('no space\u001B[2J\nleft');

test('an error is told by its message, anything else by itself', () => {
	expect(errorMessage(failed)).toBe(failed.message);
	expect(['gone', undefined, null, {toString: () => 'odd'}].map(errorMessage)).toEqual([
		'gone',
		'undefined',
		'null',
		'odd',
	]);
});

test('what is shown of it is harmless, and as short as asked for', () => {
	expect(errorWords(failed)).toBe('no space left');
	expect(errorWords(failed, 8)).toBe('no space');
});

test('its stack names its place, where it has one', () => {
	expect(errorStack(failed)).toContain('error-words.test');
	expect(errorStack(Object.assign(new Error('bare'), {stack: undefined}))).toBe('bare');
	expect(errorStack('gone')).toBe('gone');
});
