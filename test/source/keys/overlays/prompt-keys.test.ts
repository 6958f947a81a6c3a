import {expect, test} from 'vitest';
import {listView} from '../../../../source/store/view/lists-slice.js';
import type {State} from '../../../../source/store/state.js';
import {listed, makeState} from '../../../helpers/fixtures.js';
import {pressKeys, typed} from '../../../helpers/press-keys.js';

const fleet = makeState(listed('api', 'db', 'web'));
const filterOf = (state: State) => listView(state, 'containers').filter;
const filtered = pressKeys(fleet, '/', ...typed('web'), 'enter').state;

function draftOf(state: State): string | undefined {
	const overlay = state.view.overlay.stack.at(-1);
	return overlay?.kind === 'prompt' ? overlay.draft.text : undefined;
}

test('/ opens empty, and the filter stays until something is typed; esc leaves it as it was', () => {
	const {state} = pressKeys(filtered, '/');
	expect([draftOf(state), filterOf(state)]).toEqual(['', 'web']);
	const other = pressKeys(state, 'd').state;
	expect(filterOf(other)).toBe('d');
	expect(filterOf(pressKeys(other, 'esc').state)).toBe('web');
});

test('the up arrow brings back what was typed last, also when it was cleared since', () => {
	expect(draftOf(pressKeys(filtered, '/', 'up').state)).toBe('web');
	const cleared = pressKeys(filtered, 'esc').state;
	expect(filterOf(cleared)).toBe('');
	const again = pressKeys(cleared, '/', 'up', 'enter').state;
	expect(filterOf(again)).toBe('web');
});

test('each purpose recalls its own', () => {
	const {state} = pressKeys(filtered, 'x', 'up');
	expect(draftOf(state)).toBe('');
	const ran = pressKeys(fleet, 'x', ...typed('ls -l'), 'enter', 'esc', 'x', 'up').state;
	expect(draftOf(ran)).toBe('ls -l');
});
