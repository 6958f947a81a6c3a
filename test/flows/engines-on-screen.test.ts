import {expect, test} from 'vitest';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {resolve} from '../../source/keys/resolve.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import {views} from '../../source/panes/views.js';
import type {Message} from '../../source/store/messages.js';
import {reduce} from '../../source/store/reduce.js';
import type {State} from '../../source/store/state.js';
import {safe, safeText, type SafeText} from '../../source/text/safe-text.js';
import {containerList, membersOf, projectLabel} from '../../source/view/list/container-list.js';
import {isHeading} from '../../source/view/list/list-cursor.js';
import {seenAtCursor} from '../../source/view/list/seen-at-cursor.js';
import {selectLogSet} from '../../source/view/logs/log-set.js';
import {engineNowMs} from '../../source/store/engine-now.js';
import {idOf, makeContainer, makeState, startMs, makeDetails} from '../helpers/fixtures.js';
import {opened} from '../helpers/fleet.js';

const labels = ['near', 'far'];

/** Two engines, each with the same three containers of a project, by their keys. */
function twoEngines(...messages: Message[]): State {
	const url = safe`tcp://far:2375`;
	const origin = {label: safe`far`, url, isDemo: false, tried: [], ourNowMs: startMs, place: 1};
	const rows = (engine: SafeText, ending: string) =>
		['api', 'db', 'web'].map(name =>
			makeContainer(name, {id: `${idOf(name)}${ending}` as never, engine, project: safe`shop`}),
		);
	const all: Message[] = [
		{type: 'session/began', origin: {...origin, label: safe`near`, place: 0}},
		{type: 'session/joined', origin},
		...labels.map((label): Message => ({...opened(), engine: safeText(label)})),
		{type: 'containers/listed', containers: rows(safe`near`, ''), engine: safe`near`},
		{type: 'containers/listed', containers: rows(safe`far`, '~1'), engine: safe`far`},
		...messages,
	];
	return all.reduce(reduce, makeState());
}

const far = (message: Message): Message => ({...message, engine: safe`far`});

const screenOf = (state: State) =>
	firstFrame(seenAtCursor(state), allBindings).replaceAll(/\u001B\[[\d;:]*m/g, '');

function press(state: State, ...keys: readonly string[]): State {
	return keys.reduce(
		(at, key) =>
			resolve(seenAtCursor(at), {key, text: key.length === 1 ? key : ''}, views)
				.filter(item => !item.type.startsWith('effect/'))
				.reduce((before, item) => reduce(before, item as Message), at),
		state,
	);
}

const pointed = (name: string, ending = '') => ({
	type: 'lists/pointed' as const,
	list: 'containers',
	entry: `${idOf(name)}${ending}`,
	index: 0,
	top: 0,
});

test('the engine of each row is in a column, and all engines are counted', () => {
	const screen = screenOf(twoEngines());
	expect(screen).toContain('ENGINE');
	expect(screen).toContain('2 engines');
	expect(screen.match(/ api +(?:near|far) /g)).toHaveLength(2);
	expect(screenOf(makeState({type: 'containers/listed', containers: [makeContainer('api')]}))).not.toContain(
		'ENGINE',
	);
});

test('an engine that is lost is told by its name; its rows are old, and no others', () => {
	const problem = {kind: 'failed' as const, words: safe`connection refused`};
	const state = twoEngines(far({type: 'connection/lost', problem, retryAtMs: startMs + 3000}), {
		type: 'clock/ticked',
		atMs: startMs + 125_000,
	});
	const screen = screenOf(state);
	expect(screen).toContain('1 of 2 engines');
	expect(screen).toContain('far is unreachable · connection refused');
	expect(screen.match(/ api +far 2m /g)).toHaveLength(1);
	expect(screen.match(/ api +near +up/g)).toHaveLength(1);
});

test('the same project on two engines is two groups, those of an engine together', () => {
	const state = press(twoEngines(), '@');
	const groups = containerList.selectEntries(state).flatMap(entry => (isHeading(entry) ? [entry.group] : []));
	expect(groups.map(group => projectLabel(group))).toEqual(['near · shop', 'far · shop']);
	expect(groups.map(group => membersOf(state, group).map(({engine}) => engine))).toEqual([
		['near', 'near', 'near'],
		['far', 'far', 'far'],
	]);
	const onHeading = reduce(state, {...pointed('api'), entry: {group: groups[1]!}});
	expect(selectLogSet(onHeading).containers.map(({engine}) => engine)).toEqual(['far', 'far', 'far']);
});

test('a label that reads like another engine’s group is a group of its own', () => {
	const forged = makeContainer('evil', {engine: safe`near`, project: safeText('shop\u2063far')});
	const state = press(twoEngines({type: 'containers/listed', containers: [forged], engine: safe`near`}), '@');
	const sizes = containerList
		.selectEntries(state)
		.flatMap(entry => (isHeading(entry) ? [membersOf(state, entry.group).length] : []));
	expect(sizes.toSorted((a, b) => a - b)).toEqual([1, 3]);
});

test('engine: asks for the containers of an engine', () => {
	const state = twoEngines({type: 'lists/filtered', list: 'containers', filter: 'engine:far'});
	expect(containerList.selectPassing(state).items.map(({engine}) => engine)).toEqual(['far', 'far', 'far']);
});

test('a question names the engine, and what is asked is frozen with it', () => {
	const state = press(twoEngines(pointed('db', '~1')), 's');
	expect(screenOf(state)).toMatch(/Stop db \(\w{12}\) on far\?/);
	const [action] = resolve(seenAtCursor(state), {key: 'y', text: 'y'}, views).filter(
		item => item.type === 'effect/perform',
	);
	expect(action?.targets).toMatchObject([{id: `${idOf('db')}~1`, engine: 'far'}]);
});

test('marks on several engines are asked about together, each with its engine', () => {
	const marks = [`${idOf('db')}~1`, idOf('db')];
	const state = press(
		twoEngines({type: 'lists/marked', list: 'containers', ids: marks, isMarked: true}),
		's',
	);
	expect(screenOf(state)).toContain('Stop 2 containers on far, near?');
	expect(screenOf(state)).toMatch(/db +\w{12} +running +far/);
});

test('ages are by the clock of the engine that the container is on', () => {
	const hourMs = 3_600_000;
	const started = {id: `${idOf('api')}~1` as never, startedAtMs: startMs + hourMs - 125_000};
	const state = twoEngines(
		far({type: 'connection/answered', atMs: startMs, clockOffsetMs: hourMs}),
		far({
			type: 'containers/detailed',
			ids: [started.id],
			details: [makeDetails('api', started)],
		}),
	);
	expect(screenOf(state)).toMatch(/ api +far +up 2m/);
	expect(engineNowMs(seenAtCursor(reduce(state, pointed('api', '~1'))).fleet)).toBe(startMs + hourMs);
	expect(engineNowMs(seenAtCursor(reduce(state, pointed('api'))).fleet)).toBe(startMs);
});

test('what an engine does not give is told with its name', () => {
	const state = twoEngines(far({type: 'events/failed', problem: safe`forbidden`}));
	expect(screenOf(state)).toContain('far · no events, so polling every 2 s');
});

test('the pane of engines leads to the containers of one, whatever it is called', () => {
	const label = safe`/run/a.b (2)/x.sock`;
	const origin = {label, url: safe`unix:///x`, isDemo: false, tried: [], ourNowMs: startMs, place: 1};
	const own = makeContainer('own', {id: `${idOf('own')}~1` as never, engine: label});
	const messages: Message[] = [
		{type: 'session/began', origin: {...origin, label: safe`/run/aXb (2)/x.sock`, place: 0}},
		{type: 'containers/listed', containers: [makeContainer('other')]},
		{type: 'session/joined', origin},
		{type: 'containers/listed', containers: [own], engine: label},
		{type: 'focus/moved', pane: 'engines', isZoomed: true},
	];
	const state = press(messages.reduce(reduce, makeState()), 'j', 'l');
	expect(state.view.focus.pane).toBe('containers');
	expect(containerList.selectPassing(state)).toEqual({items: [own]});
});
