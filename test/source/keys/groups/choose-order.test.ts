import {expect, test} from 'vitest';
import {containerList} from '../../../../source/view/list/container-list.js';
import {cursorEntryOf} from '../../../../source/view/list/list-cursor.js';
import {listView} from '../../../../source/store/view/lists-slice.js';
import type {Choice} from '../../../../source/store/view/overlay-slice.js';
import type {State} from '../../../../source/store/state.js';
import {tables} from '../../../../source/view/tables/tables.js';
import {sampled, ticked} from '../../../helpers/fleet.js';
import {idOf, listed, makeState} from '../../../helpers/fixtures.js';
import {pressKeys} from '../../../helpers/press-keys.js';

const busy = makeState(
	listed('a', 'b', 'c'),
	sampled({a: {cpuPercent: 1}, b: {cpuPercent: 90}, c: {cpuPercent: 30}}),
	ticked(),
);

function choicesOf(state: State): readonly Choice[] {
	const overlay = state.view.overlay.stack.at(-1);
	return overlay?.kind === 'choose' ? overlay.choices : [];
}

test('every list asks for an order; each has a letter that nothing else takes', () => {
	for (const pane of ['containers', ...tables.map(({id}) => id)]) {
		const {state} = pressKeys(makeState({type: 'focus/moved', pane}), 'o');
		const keys = choicesOf(state).map(({key}) => key);
		expect(keys.length, pane).toBeGreaterThan(1);
		expect(new Set(keys).size, pane).toBe(keys.length);
		expect(
			keys.filter(key => key === undefined || ['j', 'k', 'q'].includes(key)),
			pane,
		).toEqual([]);
	}
});

test('the cursor begins at the present order; a letter chooses one, and the cursor goes to the top', () => {
	const asked = pressKeys(busy, 'j', 'j', 'o').state;
	expect(asked.view.overlay.stack.at(-1)).toMatchObject({kind: 'choose', cursor: 0});
	const {state} = pressKeys(asked, 'c');
	expect(listView(state, 'containers')).toMatchObject({sort: 'cpu', isReversed: false});
	expect(cursorEntryOf(state, containerList)).toBe(idOf('b'));
	expect(pressKeys(state, 'o').state.view.overlay.stack.at(-1)).toMatchObject({cursor: 3});
});

test('the same order again reverses it, another one begins unreversed, esc changes nothing', () => {
	const reversed = pressKeys(busy, 'o', 'c', 'o', 'c').state;
	expect(listView(reversed, 'containers')).toMatchObject({sort: 'cpu', isReversed: true});
	expect(cursorEntryOf(reversed, containerList)).toBe(idOf('a'));
	expect(listView(pressKeys(reversed, 'o', 'n').state, 'containers')).toMatchObject({
		sort: 'name',
		isReversed: false,
	});
	expect(listView(pressKeys(busy, 'o', 'down', 'esc').state, 'containers').sort).toBeUndefined();
});
