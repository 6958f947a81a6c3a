import {expect, test} from 'vitest';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {selectCursor} from '../../../../source/view/list/container-cursor.js';
import {cursorIndexOf} from '../../../../source/view/list/list-cursor.js';
import {listView} from '../../../../source/store/view/lists-slice.js';
import type {EngineEvent} from '../../../../source/engine/types.js';
import type {Message} from '../../../../source/store/messages.js';
import type {State} from '../../../../source/store/state.js';
import {resolve} from '../../../../source/keys/resolve.js';
import {views} from '../../../../source/panes/views.js';
import {idOf, listed, makeState, startMs} from '../../../helpers/fixtures.js';
import {listNamed, loaded, makeImage, makeVolume, rowsShown} from '../../../helpers/lists.js';
import {pressKeys, typed} from '../../../helpers/press-keys.js';

const up: Message = {type: 'connection/opened', host: {} as never, atMs: startMs};

const volumesNamed = (...names: readonly string[]) =>
	loaded(
		'volumes',
		names.map(name => makeVolume(name)),
	);
const at = (pane: string): Message => ({type: 'focus/moved', pane, isZoomed: true});
const volumes = () => makeState(up, listed('api'), volumesNamed('data', 'logs', 'tmp'), at('volumes'));
const rows = (state: State) => rowsShown(state, 'volumes');
const view = (state: State) => listView(state, 'volumes');

test('the list keys move a table pane, by row, page and end', () => {
	const cursor = (...keys: string[]) =>
		cursorIndexOf(pressKeys(volumes(), ...keys).state, listNamed('volumes'));
	expect(cursor('j')).toBe(1);
	expect(cursor('j', 'k', 'k')).toBe(0);
	expect(cursor('G')).toBe(2);
	expect(cursor('pageDown', 'g')).toBe(0);
});

test('o opens a choice of orders, a letter chooses one, O reverses', () => {
	const sorted = (...keys: string[]) => view(pressKeys(volumes(), 'o', ...keys).state);
	expect(sorted('d').sort).toBe('driver');
	expect(sorted('down', 'enter').sort).toBe('name');
	expect(sorted('n', 'o', 'n').isReversed).toBe(true);
	expect(rows(pressKeys(volumes(), 'O').state)[0]).toBe('tmp');
});

test('/ filters live; esc then clears the filter, then the marks, then leaves the pane', () => {
	let {state} = pressKeys(volumes(), '*', '/', ...typed('log'));
	expect(rows(state)).toEqual(['logs']);
	({state} = pressKeys(state, 'enter', 'esc'));
	expect(rows(state)).toHaveLength(3);
	expect(view(state).marks.size).toBe(3);
	({state} = pressKeys(state, 'esc'));
	expect(view(state).marks.size).toBe(0);
	expect(pressKeys(state, 'esc').state.view.focus).toEqual({pane: 'containers', isZoomed: false});
});

test('who leaves a table pane for one of the split finds the split', () => {
	const focus = (...keys: string[]) => pressKeys(volumes(), ...keys).state.view.focus;
	expect(focus('tab')).toEqual({pane: 'containers', isZoomed: false});
	expect(focus('shift+tab')).toEqual({pane: 'logs', isZoomed: false});
	expect(focus('2')).toEqual({pane: 'stats', isZoomed: false});
	expect(focus('1', 'z', '2')).toEqual({pane: 'stats', isZoomed: true});
});

test('removing asks about all the marked, and names them', () => {
	const asked = pressKeys(volumes(), 'space', 'space', 'd');
	expect(asked.effects).toEqual([]);
	expect(asked.state.view.overlay.stack.at(-1)).toMatchObject({
		kind: 'confirm',
		actionId: 'removeVolume',
		targets: [{name: 'data'}, {name: 'logs'}],
	});
	const [done] = pressKeys(asked.state, 'y').effects;
	expect(done).toMatchObject({actionId: 'removeVolume', targets: [{id: 'data'}, {id: 'logs'}]});
});

test('a container’s keys do nothing in a table pane: no row there is a container', () => {
	const {state, effects} = pressKeys(volumes(), 's', 'y', 'r', 'y', 'K', 'y', 'u', 'p');
	expect(effects).toEqual([]);
	expect(state.view.overlay.stack).toEqual([]);
});

test('a new volume needs a name that an engine takes', () => {
	const refused = pressKeys(volumes(), 'n', ...typed('no/slash'), 'enter');
	expect(refused.effects).toEqual([]);
	expect(refused.state.view.overlay.stack.at(-1)).toMatchObject({
		kind: 'prompt',
		problem: expect.any(String),
	});
	const {effects} = pressKeys(volumes(), 'n', ...typed('cache'), 'enter');
	expect(effects).toMatchObject([{actionId: 'createVolume', options: {name: 'cache'}}]);
});

test('S asks a registry: the pane opens with the term', () => {
	const images = makeState(up, loaded('images', [makeImage('app:1')]), at('images'));
	const {state} = pressKeys(images, 'S', ...typed('redis '), 'enter');
	expect(state.view.focus).toEqual({pane: 'registry', isZoomed: true});
	expect(listView(state, 'registry').query).toBe('redis');
});

test('P pulls what is typed, or what a search found', () => {
	const images = makeState(up, loaded('images', [makeImage('app:1')]), at('images'));
	expect(pressKeys(images, 'P', ...typed('app:2'), 'enter').effects).toMatchObject([
		{type: 'effect/report', reportId: 'pull', input: 'app:2'},
	]);
	const found = makeState(
		up,
		loaded('registry', {
			term: 'redis',
			images: ['redis', 'redis-stack'].map(name => ({
				name: safeText(name),
				description: safe``,
				stars: 1,
				isOfficial: false,
			})),
		}),
		at('registry'),
	);
	expect(pressKeys(found, 'j', 'P').effects).toMatchObject([
		{reportId: 'pullFound', target: {id: 'redis-stack'}},
	]);
});

const event = (name: string): EngineEvent => ({
	atMs: startMs,
	atNano: `1.${name.length}`,
	kind: 'container',
	action: safe`die`,
	subject: idOf(name),
	name: safeText(name),
	attributes: {},
});

test('enter goes from an event to its container, and says when there is none', () => {
	// The newest stands on top.
	const happened = [event('gone'), event('db')];
	const state = makeState(up, listed('api', 'db'), {type: 'events/happened', events: happened}, at('events'));
	const arrived = pressKeys(state, 'enter').state;
	expect(arrived.view.focus.pane).toBe('containers');
	expect(selectCursor(arrived)?.name).toBe('db');
	const stayed = pressKeys(state, 'j', 'enter').state;
	expect(stayed.view.focus.pane).toBe('events');
	expect(stayed.fleet.notes.list.at(-1)?.text).toContain('gone');
});

test('an empty pane and one whose rows have not come answer every key without harm', () => {
	for (const state of [makeState(up, at('volumes')), makeState(up, volumesNamed(), at('volumes'))]) {
		expect(pressKeys(state, 'j', 'space', '*', 'd', 'i', 'G', 'o', 'y').effects).toEqual([]);
	}
});

test('r tries the engine again from a table pane too, while it does not answer, and else does nothing', () => {
	const press = (state: State) => resolve(state, {key: 'r', text: 'r'}, views).map(({type}) => type);
	expect(press(volumes())).not.toContain('connection/nudged');
	const problem = {kind: 'unreachable', words: safe`gone`} as const;
	const lost = {type: 'connection/lost', problem, retryAtMs: 0} as const;
	expect(press(makeState(volumesNamed('data'), at('volumes'), lost))).toContain('connection/nudged');
});
