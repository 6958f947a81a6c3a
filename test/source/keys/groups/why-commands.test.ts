import {expect, test} from 'vitest';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import {safe} from '../../../../source/text/safe-text.js';
import {focusedPane} from '../../../../source/view/layout/detail-panes.js';
import {selectCursor} from '../../../../source/view/list/container-cursor.js';
import {selectWhyPage} from '../../../../source/view/why/why-page.js';
import {detailed, idOf, makeContainer, makeState} from '../../../helpers/fixtures.js';
import {opened, ticked} from '../../../helpers/fleet.js';
import {pressKeys} from '../../../helpers/press-keys.js';

const fleet: readonly Message[] = [
	opened(),
	{
		type: 'containers/listed',
		containers: [
			makeContainer('api', {state: 'exited', exitCode: 1, status: safe`Exited (1) 1 minute ago`}),
			makeContainer('db'),
			makeContainer('web'),
		],
	},
	detailed('api'),
	detailed('db'),
	{type: 'lists/sorted', list: 'containers', sort: 'name'},
	ticked(),
];

test.each(['W', 'esc', 'q'])(
	'W shows the card on the whole screen, and %s goes back to where it was',
	back => {
		const before = pressKeys(makeState(...fleet), 'j', 'l', 'enter').state;
		expect(before.view.focus).toEqual({pane: 'logs', isZoomed: true});
		const {state, effects} = pressKeys(before, 'W');
		expect(focusedPane(state)).toBe('why');
		expect(effects).toEqual([]);
		const after = pressKeys(state, back);
		expect(after.state.view.focus).toEqual({pane: 'logs', isZoomed: true});
		expect(after.effects).toEqual([]);
	},
);

test('tab goes to the card where it stands, and to stats and processes where it doesn’t', () => {
	const panes = (start: string[], count: number) =>
		Array.from({length: count}, (_, times) =>
			focusedPane(pressKeys(makeState(...fleet), ...start, ...Array(times).fill('tab')).state),
		);
	expect(panes([], 4)).toEqual(['containers', 'why', 'logs', 'containers']);
	expect(panes(['j'], 5)).toEqual(['containers', 'stats', 'top', 'logs', 'containers']);
	expect(focusedPane(pressKeys(makeState(...fleet), '3').state)).toBe('why');
});

test('the keys of a list that comes upon the card go on moving the list', () => {
	const {state} = pressKeys(makeState(...fleet), 'j', '2', 'k');
	expect(focusedPane(state)).toBe('why');
	expect(selectCursor(state)?.name).toBe('api');
	expect(selectCursor(pressKeys(state, 'j').state)?.name).toBe('db');
});

test('in the card they move its own lines', () => {
	const {state} = pressKeys(makeState(...fleet), 'W', 'j', 'j', 'k', 'j');
	expect(selectCursor(state)?.name).toBe('api');
	expect(selectWhyPage(state).cursor).toBe(2);
	expect(selectWhyPage(pressKeys(state, 'g').state).cursor).toBe(0);
});

test('an action from the card asks about its container alone, whatever is marked', () => {
	const marked = pressKeys(makeState(...fleet), 'j', 'space', 'space', 'g', 'W').state;
	const asked = pressKeys(marked, 'd').state;
	expect(asked.view.overlay.stack).toMatchObject([{kind: 'confirm', targets: [{name: 'api'}]}]);
	// The list may move: the question stays about the same container, and the card is there again after it.
	const moved = reduce(asked, {type: 'containers/listed', containers: [makeContainer('aaa')]});
	const {state, effects} = pressKeys(moved, 'y');
	expect(effects).toMatchObject([{type: 'effect/perform', targets: [{id: idOf('api')}]}]);
	expect(focusedPane(state)).toBe('why');
});

test.each([
	['i', {kind: 'inspect'}],
	['K', {kind: 'choose'}],
	['r', {kind: 'confirm'}],
	['s', {kind: 'confirm'}],
])('%s works from the card', (key, overlay) => {
	expect(pressKeys(makeState(...fleet), 'W', key).state.view.overlay.stack).toMatchObject([overlay]);
});

test('u starts and e opens a shell from the card', () => {
	expect(pressKeys(makeState(...fleet), 'W', 'u').effects).toMatchObject([{actionId: 'start'}]);
	expect(pressKeys(makeState(...fleet), 'j', 'W', 'e').effects).toMatchObject([
		{type: 'effect/openTerminal'},
	]);
});

test('where stats have taken the place of the card again, the marks count again', () => {
	const card = pressKeys(makeState(...fleet), 'j', 'space', 'g', 'tab').state;
	expect(focusedPane(card)).toBe('why');
	const started = reduce(card, {
		type: 'containers/listed',
		containers: [makeContainer('api'), makeContainer('db'), makeContainer('web')],
	});
	expect(focusedPane(started)).toBe('stats');
	expect(pressKeys(started, 'd').state.view.overlay.stack).toMatchObject([{targets: [{name: 'db'}]}]);
});
