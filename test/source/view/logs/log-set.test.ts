import {expect, test} from 'vitest';
import {safe} from '../../../../source/text/safe-text.js';
import type {State} from '../../../../source/store/state.js';
import {selectLogSet} from '../../../../source/view/logs/log-set.js';
import {makeContainer, makeState} from '../../../helpers/fixtures.js';
import {pressKeys} from '../../../helpers/press-keys.js';

const shop = {project: safe`shop`};

function fleet(): State {
	return makeState({
		type: 'containers/listed',
		containers: [
			makeContainer('a-shop', shop),
			makeContainer('b-shop', shop),
			makeContainer('c-lone'),
			makeContainer('d-lone'),
		],
	});
}

/** Whose logs there are after these presses, from the list with the cursor on its first row. */
function setAfter(...keys: string[]): string {
	const {base, title} = selectLogSet(pressKeys(fleet(), ...keys).state);
	return base.startsWith('cursor:') ? title : base;
}

/** The container's logs, `L`, the choice of this place, and back to the list. */
const choose = (place: number) => ['l', 'L', ...Array.from({length: place}, () => 'j'), 'enter', 'tab'];

test('the logs are those of the row under the cursor', () => {
	expect([setAfter(), setAfter('j'), setAfter('l')]).toEqual(['a-shop', 'b-shop', 'a-shop']);
});

test('a project’s logs stay while the cursor is in the project, and no longer', () => {
	expect(setAfter(...choose(1))).toBe('project:shop');
	expect(setAfter(...choose(1), 'j')).toBe('project:shop');
	expect(setAfter(...choose(1), 'j', 'j')).toBe('c-lone');
});

test('l shows the container’s own logs, whatever was chosen', () => {
	expect(setAfter(...choose(1), 'j', 'l')).toBe('b-shop');
	expect(setAfter(...choose(2))).toBe('shown');
	expect(setAfter(...choose(2), 'j', 'j')).toBe('shown');
	expect(setAfter(...choose(2), 'j', 'j', 'l')).toBe('c-lone');
	expect(setAfter(...choose(2), 'l', 'tab', 'j')).toBe('b-shop');
});

test('marked containers’ logs come together on one of them, or where that was chosen', () => {
	const marked = ['space', 'space'];
	expect(setAfter(...marked)).toBe('c-lone');
	expect(setAfter(...marked, 'k')).toBe('marked');
	expect(setAfter(...marked, 'k', 'l')).toBe('b-shop');
	expect(setAfter(...marked, ...choose(1))).toBe('marked');
	expect(setAfter(...marked, ...choose(1), 'k')).toBe('marked');
	expect(setAfter(...marked, ...choose(1), 'j')).toBe('d-lone');
});
