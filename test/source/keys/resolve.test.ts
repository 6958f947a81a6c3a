import {expect, test} from 'vitest';
import {listView} from '../../../source/store/view/lists-slice.js';
import type {Effect} from '../../../source/keys/effect.js';
import type {PaneEntry} from '../../../source/keys/command.js';
import {resolve} from '../../../source/keys/resolve.js';
import {safe} from '../../../source/text/safe-text.js';
import type {Intent} from '../../../source/store/messages.js';
import {reduce} from '../../../source/store/reduce.js';
import type {State} from '../../../source/store/state.js';
import {selectCursor} from '../../../source/view/list/container-cursor.js';
import {idOf, listed, makeContainer, makeState, startMs} from '../../helpers/fixtures.js';
import {pressKeys} from '../../helpers/press-keys.js';
import {lineText} from '../../../source/text/line.js';
import {selectNoteLines} from '../../../source/view/layout/fresh-note.js';

const panes: readonly PaneEntry[] = ['containers', 'stats', 'top', 'logs'].map(id => ({
	id,
	label: id,
	isInSplit: true,
}));

const far = (id: string): PaneEntry => ({id, label: id, isInSplit: false});

/** Presses keys one after another, as the app does: intents change the state, effects are gathered. */
function press(state: State, ...keys: string[]): {state: State; effects: Effect[]} {
	const effects: Effect[] = [];
	for (const key of keys) {
		const text = key.length === 1 ? key : '';
		for (const item of resolve(state, {key, text}, panes)) {
			if (item.type.startsWith('effect/')) {
				effects.push(item as Effect);
			} else {
				state = reduce(state, item as Intent);
			}
		}
	}

	return {state, effects};
}

const up = (...names: string[]) =>
	makeState({type: 'connection/opened', host: {} as never, atMs: startMs}, listed(...names), {
		type: 'lists/sorted',
		list: 'containers',
		sort: 'name',
	});

const performed = (effects: readonly Effect[]) =>
	effects.flatMap(effect =>
		effect.type === 'effect/perform'
			? [{action: effect.actionId, names: effect.targets.map(({name}) => name), options: effect.options}]
			: [],
	);

test('stop, restart, kill and remove ask; y does it, once', () => {
	expect(performed(press(up('api', 'db'), 's').effects)).toEqual([]);
	expect(performed(press(up('api', 'db'), 's', 'y').effects)).toEqual([
		{action: 'stop', names: ['api'], options: {}},
	]);
	expect(performed(press(up('api', 'db'), 's', 'y', 'y').effects)).toHaveLength(1);
});

test.each(['s', 'r', 'd'])('n and esc decline what %s asks', key => {
	for (const no of ['n', 'esc']) {
		const {state, effects} = press(up('api'), key, no);
		expect(effects).toEqual([]);
		expect(state.view.overlay.stack).toEqual([]);
	}
});

test('no other key says yes', () => {
	const {effects} = press(up('api'), 's', 'enter', 'Y', 'space', 's', 'j');
	expect(effects).toEqual([]);
});

test('start and pause act at once', () => {
	expect(performed(press(up('api'), 'u').effects)).toEqual([{action: 'start', names: ['api'], options: {}}]);
	expect(performed(press(up('api'), 'p').effects)).toEqual([{action: 'pause', names: ['api'], options: {}}]);
});

test('the pause key unpauses what is paused', () => {
	const paused = reduce(up('api'), {
		type: 'containers/listed',
		containers: [makeContainer('api', {state: 'paused'})],
	});
	expect(performed(press(paused, 'p').effects)[0]?.action).toBe('unpause');
});

test('the target is frozen when the question opens, whatever comes after', () => {
	const asked = press(up('api', 'db'), 'j', 's').state;
	const changed = reduce(asked, listed('aaa', 'api', 'zzz'));
	const {effects} = press(changed, 'y');
	expect(effects[0]).toMatchObject({targets: [{id: idOf('db'), name: 'db'}]});
});

test('the cursor stays on its container when the list re-sorts around it', () => {
	const {state} = press(up('api', 'db'), 'j');
	const more = reduce(state, listed('aaa', 'aab', 'api', 'db'));
	expect(selectCursor(more)?.name).toBe('db');
	expect(performed(press(more, 'u').effects)[0]?.names).toEqual(['db']);
});

test('from the first key on the cursor is bound to the container that was seen', () => {
	const {state} = press(up('api', 'db'), '?', 'esc');
	const resorted = reduce(state, listed('aaa', 'api', 'db'));
	expect(selectCursor(resorted)?.name).toBe('api');
});

test('the copy menu tells ports apart by address and protocol, and lists none twice', () => {
	const ports = [
		{ip: safe`0.0.0.0`, publicPort: 53, privatePort: 53, protocol: safe`tcp`},
		{ip: safe`::`, publicPort: 53, privatePort: 53, protocol: safe`tcp`},
		{ip: safe`0.0.0.0`, publicPort: 53, privatePort: 53, protocol: safe`udp`},
		{ip: safe`127.0.0.1`, publicPort: 8080, privatePort: 80, protocol: safe`tcp`},
		{privatePort: 9000, protocol: safe`tcp`},
	];
	const {view} = press(
		makeState({type: 'containers/listed', containers: [makeContainer('dns', {ports})]}),
		'y',
	).state;
	const menu = view.overlay.stack.at(-1);
	const choices = menu?.kind === 'choose' ? menu.choices.filter(({label}) => label === 'port') : [];
	expect(choices.map(({answer, hint}) => [answer.kind === 'copyText' && answer.text, hint])).toEqual([
		['53', '*:53->53/tcp'],
		['53', '0.0.0.0:53->53/udp'],
		['127.0.0.1:8080', '127.0.0.1:8080->80/tcp'],
	]);
});

test('with marks an action goes to all the marked', () => {
	const {effects} = press(up('api', 'db', 'web'), 'space', 'space', 's', 'y');
	expect(performed(effects)[0]?.names).toEqual(['api', 'db']);
});

test('* marks all shown, again unmarks them', () => {
	const marked = press(up('api', 'db'), '*').state;
	expect(listView(marked, 'containers').marks.size).toBe(2);
	expect(listView(press(marked, '*').state, 'containers').marks.size).toBe(0);
});

test('kill lets the signal be chosen, SIGKILL first, and then asks', () => {
	expect(performed(press(up('api'), 'K', 'enter', 'y').effects)[0]).toMatchObject({
		action: 'kill',
		options: {signal: 'SIGKILL'},
	});
	expect(performed(press(up('api'), 'K', 'j', 'enter', 'y').effects)[0]?.options).toEqual({
		signal: 'SIGTERM',
	});
	expect(performed(press(up('api'), 'K', 'esc', 'y').effects)).toEqual([]);
});

test('removing a running container: f toggles force, v its volumes', () => {
	expect(performed(press(up('api'), 'd', 'f', 'v', 'y').effects)[0]?.options).toEqual({
		force: true,
		volumes: true,
	});
	expect(performed(press(up('api'), 'd', 'f', 'f', 'y').effects)[0]?.options).toEqual({force: false});
});

test('read-only: nothing is performed, and it says so', () => {
	const state = up('api');
	const readOnly = {...state, view: {...state.view, screen: {...state.view.screen, isReadOnly: true}}};
	const {state: after, effects} = press(readOnly, 's', 'y', 'u', 'K', 'enter', 'y');
	expect(performed(effects)).toEqual([]);
	expect(after.fleet.notes.list[0]?.text).toContain('read-only');
});

test('the filter follows the typing; esc brings the old one back', () => {
	const typed = press(up('api', 'db'), '/', 'd', 'b');
	expect(listView(typed.state, 'containers').filter).toBe('db');
	expect(press(typed.state, 'enter').state.view.overlay.stack).toEqual([]);
	expect(listView(press(typed.state, 'esc').state, 'containers').filter).toBe('');
	expect(typed.effects).toEqual([]);
});

test('esc leaves the zoom, then the pane, then clears the filter, then the marks', () => {
	let {state} = press(up('api', 'db'), '/', 'a', 'enter', 'space', 'tab', 'enter');
	expect(state.view.focus).toEqual({pane: 'stats', isZoomed: true});
	({state} = press(state, 'esc'));
	expect(state.view.focus).toEqual({pane: 'stats', isZoomed: false});
	({state} = press(state, 'esc'));
	expect(state.view.focus.pane).toBe('containers');
	({state} = press(state, 'esc'));
	expect(listView(state, 'containers').filter).toBe('');
	expect(listView(state, 'containers').marks.size).toBe(1);
	({state} = press(state, 'esc'));
	expect(listView(state, 'containers').marks.size).toBe(0);
});

test('tab goes round the panes both ways, digits go straight', () => {
	const pane = (...keys: string[]) => press(up('api'), ...keys).state.view.focus.pane;
	expect(pane('tab', 'tab')).toBe('top');
	expect(pane('shift+tab')).toBe('logs');
	expect(pane('4')).toBe('logs');
	expect(pane('9')).toBe('containers');
});

test('the palette runs the command that was found', () => {
	const {effects} = press(up('api'), ':', 's', 't', 'o', 'p', 'enter', 'y');
	expect(performed(effects)[0]?.action).toBe('stop');
});

test('the palette goes to a pane by its name, also to one without a digit', () => {
	const entries = [...panes, ...Array.from({length: 6}, (_, index) => far(`table${index}`)), far('registry')];
	let state = up('api');
	for (const key of [':', ...Array.from('registry'), 'enter']) {
		for (const item of resolve(state, {key, text: key.length === 1 ? key : ''}, entries)) {
			state = reduce(state, item as Intent);
		}
	}

	expect(state.view.focus).toMatchObject({pane: 'registry', isZoomed: true});
	expect(state.view.overlay.stack).toEqual([]);
});

test('without an engine r tries again and d opens the demo', () => {
	const down = makeState({
		type: 'connection/lost',
		problem: {kind: 'unreachable', words: safe`no`},
		retryAtMs: startMs,
	});
	expect(press(down, 'r').state.fleet.connection.nudges).toBe(1);
	expect(press(down, 'd').effects).toEqual([{type: 'effect/openDemo'}]);
});

test('an empty list answers keys without harm', () => {
	expect(press(up(), 'j', 's', 'K', 'd', 'y', 'space', '*', 'G').effects).toEqual([]);
});

test('a key that means nothing here says so: where it has a meaning, or where to look', () => {
	const noteOf = (pane: string, key: string) =>
		pressKeys(makeState(listed('web'), {type: 'focus/moved', pane}), key).state.fleet.notes.list.at(-1)?.text;
	expect(noteOf('images', 's')).toBe('s does nothing here: its meaning in the list of containers is “stop”');
	expect(noteOf('containers', 'S')).toMatch(/^S does nothing here: its meaning in .* is “/);
	expect(noteOf('containers', ';')).toBe('no key here is ;: ? shows the keys');
	expect(noteOf('containers', 'f12')).toBeUndefined();
});

test('a key held down that does nothing takes the place of no other message', () => {
	const keys = Array.from({length: 300}, () => ';');
	const {notes} = pressKeys(makeState(listed('web')), 'S', ...keys).state.fleet;
	expect(notes.list).toHaveLength(2);
});

test('why a key did nothing is gone at the next key, while nothing tells the time and over a menu, too', () => {
	const state = makeState(listed('api'));
	const refused = pressKeys(state, '-').state;
	expect(selectNoteLines(refused).map(lineText).join('')).toContain('not grouped');
	for (const key of ['j', 'm', '/', 'esc']) {
		expect(selectNoteLines(pressKeys(refused, key).state)).toEqual([]);
	}

	expect(selectNoteLines(pressKeys(refused, '-').state)).toHaveLength(1);
	expect(refused.fleet.notes.list).toHaveLength(1);
});
