import {expect, test} from 'vitest';
import {parseEvent} from '../../../../source/engine/parse/parse-event.js';
import type {EngineEvent} from '../../../../source/engine/types.js';
import {eventsTable} from '../../../../source/view/tables/events-table.js';
import {selectCursor} from '../../../../source/view/list/container-cursor.js';
import {lineText} from '../../../../source/text/line.js';
import type {State} from '../../../../source/store/state.js';
import {opened} from '../../../helpers/fleet.js';
import {idOf, listed, makeState, startMs} from '../../../helpers/fixtures.js';
import {rowsShown} from '../../../helpers/lists.js';
import {pressKeys} from '../../../helpers/press-keys.js';

let nano = 0;

function event(Type: string, Action: string, ID: string, Attributes: object = {}, agoMs = 0): EngineEvent {
	const timeNano = (startMs - agoMs) * 1e6 + nano++ * 1e4;
	return parseEvent({Type, Action, timeNano, Actor: {ID, Attributes}})!;
}

const of = (name: string, Action: string, more: object = {}, agoMs = 0) =>
	event('container', Action, idOf(name), {name, ...more}, agoMs);

function after(...events: readonly EngineEvent[]): State {
	return makeState(
		opened(),
		listed('api', 'db'),
		{type: 'events/happened', events},
		{
			type: 'focus/moved',
			pane: 'events',
			isZoomed: true,
		},
	);
}

/** `name: words` of each, the oldest first, noise too. */
function told(...events: readonly EngineEvent[]): readonly string[] {
	const state = after(...events);
	const cell = (row: object, id: string) =>
		lineText(
			eventsTable.columns.find(column => column.id === id)?.render(row, 200, state.view.screen, 0) ?? [],
		);
	return [...(eventsTable.items(state)?.keys() ?? [])]
		.flatMap(id => eventsTable.row(state, id) ?? [])
		.map(row => `${cell(row, 'name')}: ${cell(row, 'event')}`)
		.toReversed();
}

test('what happens to containers is told in words', () => {
	expect(
		told(
			of('api', 'die', {exitCode: '3', execDuration: '41'}),
			of('api', 'die', {exitCode: '0'}),
			of('api', 'die'),
			of('api', 'kill', {signal: '15'}),
			of('api', 'kill', {signal: '35'}),
			of('api', 'oom'),
			of('api', 'health_status: unhealthy'),
			of('api', 'health_status: healthy'),
			of('api', 'rename', {oldName: '/web'}),
			of('api', 'destroy'),
			of('api', 'checkpoint'),
		),
	).toEqual(
		[
			'exited 3 after 41 s',
			'exited 0',
			'exited',
			'sent SIGTERM',
			'sent signal 35',
			'ran out of memory',
			'turned unhealthy',
			'turned healthy',
			'renamed from web',
			'removed',
			'checkpoint',
		].map(words => `api: ${words}`),
	);
});

test('how long it ran is counted from its start where the engine does not say', () => {
	expect(told(of('api', 'start', {}, 125_000), of('api', 'die', {exitCode: '1'}, 5000)).at(-1)).toBe(
		'api: exited 1 after 2 min',
	);
});

test('networks, volumes and images name what they are about, also a container that is gone', () => {
	const [network, gone] = ['cd'.repeat(32), 'ef'.repeat(32)];
	expect(
		told(
			of('old', 'destroy'),
			event('network', 'connect', network, {name: 'shop_default', container: idOf('api'), type: 'bridge'}),
			event('network', 'disconnect', network, {name: 'shop_default', container: idOf('old')}),
			event('network', 'disconnect', network, {name: 'shop_default', container: gone}),
			event('volume', 'mount', 'shop_data', {container: idOf('db'), destination: '/data'}),
			event('volume', 'create', 'a1'.repeat(32)),
			event('image', 'pull', 'redis:8', {name: 'redis:8'}),
			event('image', 'delete', `sha256:${network}`),
		),
	).toEqual([
		'old: removed',
		'shop_default: connected api',
		'shop_default: disconnected old',
		'shop_default: disconnected efefefefefef',
		'shop_data: mounted by db at /data',
		'a1a1a1a1a1a1: created',
		'redis:8: pulled',
		'cdcdcdcdcdcd: removed',
	]);
});

const network = () => event('network', 'connect', 'cd'.repeat(32), {name: 'net', container: idOf('db')});

test('how long a container ran is the time between its two events, as their times say it', () => {
	const started = of('api', 'start', {}, 12_000);
	const exited = of('api', 'die', {exitCode: '3', execDuration: '10'});
	expect(told(started, exited).at(-1)).toBe('api: exited 3 after 12 s');
	expect(told(exited).at(-1)).toBe('api: exited 3 after 10 s');
	expect(told(started, exited, of('api', 'die', {execDuration: '5'})).at(-1)).toBe('api: exited after 5 s');
});

test('connects and mounts are hidden, and counted, until a shows them', () => {
	const state = after(of('api', 'start'), network(), network());
	const notes = (at: State) => eventsTable.notes?.(at).join();
	expect([rowsShown(state, 'events').length, notes(state)]).toEqual([
		1,
		'2 events of networks and mounts hidden: a shows them',
	]);
	const loud = pressKeys(state, 'a').state;
	expect([rowsShown(loud, 'events').length, notes(loud)]).toEqual([3, '']);
	expect(rowsShown(pressKeys(loud, 'a').state, 'events')).toHaveLength(1);
});

test('enter goes to the container that a network or a volume was given to', () => {
	const {state} = pressKeys(after(of('api', 'start'), network()), 'a', 'g', 'enter');
	expect([state.view.focus.pane, selectCursor(state)?.name]).toEqual(['containers', 'db']);
});
