import fc from 'fast-check';
import {expect, test} from 'vitest';
import {editDraft} from '../../../source/text/edit-draft.js';

const type = (text: string, caret = text.length) => ({text, caret});

test('letters go in at the caret', () => {
	expect(editDraft(type('ai', 1), 'p', 'p')).toEqual({text: 'api', caret: 2});
});

test('ctrl+w takes the word before the caret, ctrl+u everything before it', () => {
	expect(editDraft(type('state:exited name'), 'ctrl+w', '')).toEqual({text: 'state:exited ', caret: 13});
	expect(editDraft(type('abc def', 4), 'ctrl+u', '')).toEqual({text: 'def', caret: 0});
});

test('a character outside the basic plane is one step and one deletion', () => {
	expect(editDraft(type('a🐳'), 'left', '')?.caret).toBe(1);
	expect(editDraft(type('a🐳'), 'backspace', '')).toEqual({text: 'a', caret: 1});
});

test('control characters of a paste become a space', () => {
	expect(editDraft(type(''), '', 'a\r\n\u001Bb')).toEqual({text: 'a b', caret: 3});
});

test('a key that does not edit gives nothing', () => {
	expect(editDraft(type('a'), 'pageDown', '')).toBeUndefined();
});

test('the caret stays inside the text, whatever is pressed', () => {
	const keys = fc.constantFrom(
		'left',
		'right',
		'home',
		'end',
		'backspace',
		'delete',
		'ctrl+w',
		'ctrl+u',
		'x',
		'🐳',
	);
	fc.assert(
		fc.property(fc.array(keys), presses => {
			const draft = presses.reduce(
				(line, key) => editDraft(line, key, key === 'x' || key === '🐳' ? key : '') ?? line,
				type(''),
			);
			return draft.caret >= 0 && draft.caret <= draft.text.length && draft.text.isWellFormed();
		}),
	);
});

test('a line takes no more than it can show: the rest of a paste is left out', () => {
	const pasted = editDraft({text: 'ab', caret: 1}, '', 'x'.repeat(10_000));
	expect(pasted?.text).toBe(`a${'x'.repeat(4094)}b`);
	expect(pasted && editDraft(pasted, 'y', 'y')).toBeUndefined();
});
