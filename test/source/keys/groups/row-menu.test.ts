import {expect, test} from 'vitest';
import type {Choice} from '../../../../source/store/view/overlay-slice.js';
import type {State} from '../../../../source/store/state.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {reduce} from '../../../../source/store/reduce.js';
import {listed, makeContainer, makeState, idOf} from '../../../helpers/fixtures.js';
import {pressKeys} from '../../../helpers/press-keys.js';

const up = makeState(listed('api', 'db'));

function menuOf(state: State): ReadonlyMap<string, Choice> {
	const overlay = pressKeys(state, 'm').state.view.overlay.stack.at(-1);
	return new Map(
		overlay?.kind === 'choose' ? overlay.choices.map(choice => [String(choice.label), choice]) : [],
	);
}

test('enter and m list what can be done with the row, with its keys', () => {
	const entered = pressKeys(up, 'enter').state.view.overlay.stack.at(-1);
	expect(entered).toMatchObject({kind: 'choose', targets: [{name: 'api'}]});
	const menu = menuOf(up);
	for (const [label, key] of [
		['stop', 's'],
		['logs', 'l'],
		['why', 'W'],
		['shell', 'e'],
		['remove', 'd'],
		['copy', 'y'],
	]) {
		expect(menu.get(label!)?.key).toBe(key);
	}

	expect(menu.has('fold')).toBe(false);
	expect(menu.has('sort')).toBe(false);
});

test('a key of the menu does what it does in the list', () => {
	expect(pressKeys(up, 'm', 's').state.view.overlay.stack).toMatchObject([
		{kind: 'confirm', actionId: 'stop', targets: [{name: 'api'}]},
	]);
	expect(pressKeys(up, 'm', 'l').state.view.focus.pane).toBe('logs');
});

test('what can’t be done is off, with the reason', () => {
	const exited = makeState({
		type: 'containers/listed',
		containers: [makeContainer('web', {state: 'exited'})],
	});
	const menu = menuOf(exited);
	expect(menu.get('kill')?.problem).toBe('it is not running');
	expect(menu.get('stop')?.problem).toBe('it is not running');
	expect(menu.get('shell')?.problem).toBe('it is not running: u starts it');
	expect(menu.get('start')?.problem).toBeUndefined();
	expect(menuOf(up).get('start')?.problem).toBe('it is running');
	expect(menuOf(up).get('remove')?.problem).toBeUndefined();
	const {view} = up;
	const readOnly = {...up, view: {...view, screen: {...view.screen, isReadOnly: true}}};
	expect(menuOf(readOnly).get('stop')?.problem).toMatch(/read-only/);
	expect(menuOf(readOnly).get('logs')?.problem).toBeUndefined();
});

test('a paused container is unpaused', () => {
	const paused = makeState({
		type: 'containers/listed',
		containers: [makeContainer('web', {state: 'paused'})],
	});
	expect(menuOf(paused).get('unpause')?.key).toBe('p');
});

test('a row that has come in place of the one asked about is left alone', () => {
	const asked = pressKeys(up, 'm').state;
	const gone = reduce(asked, listed('db'));
	for (const key of ['s', 'r', 'l', 'e', 'd']) {
		const {state, effects} = pressKeys(gone, key);
		expect(effects).toEqual([]);
		expect(state.view.overlay.stack).toEqual([]);
		expect(state.fleet.notes.list.at(-1)?.text).toBe('what the menu was about is gone: nothing was done');
	}
});

test('marked rows are what the menu is about; what is for one container is for the one under the cursor', () => {
	const {state} = pressKeys(up, 'space', 'space', 'm');
	expect(state.view.overlay.stack.at(-1)).toMatchObject({targets: [{id: idOf('api')}, {id: idOf('db')}]});
	expect(pressKeys(state, 's').state.view.overlay.stack.at(-1)).toMatchObject({
		targets: [{name: 'api'}, {name: 'db'}],
	});
});

test('an empty table still offers what needs no row', () => {
	const images = makeState({type: 'focus/moved', pane: 'images', isZoomed: true});
	const menu = menuOf(images);
	expect(menu.get('pull')?.problem).toBeUndefined();
	expect(menu.get('prune')?.problem).toBeUndefined();
	expect(menu.get('remove')?.problem).toBe('there is no row');
});

test('the menu of a project has what can be done with a project only, its logs first', () => {
	const project = safeText('shop');
	const containers = ['api', 'db'].map(name => makeContainer(name, {project}));
	const onHeading = pressKeys(makeState({type: 'containers/listed', containers}), '@', 'g').state;
	const choices = [...menuOf(onHeading).values()];
	expect(choices.slice(0, 3).map(({label}) => String(label))).toEqual(['logs', 'restart', 'stop']);
	expect(choices.filter(({problem}) => problem?.includes('choose one'))).toEqual([]);
	expect(pressKeys(onHeading, 'm', 'l').state.view.focus.pane).toBe('logs');
});
