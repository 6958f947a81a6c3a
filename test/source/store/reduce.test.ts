import {describe, expect, test} from 'vitest';
import {listView} from '../../../source/store/view/lists-slice.js';
import {reduce} from '../../../source/store/reduce.js';
import {noText, safe} from '../../../source/text/safe-text.js';
import type {ContainerId, Sample} from '../../../source/engine/types.js';
import type {Message} from '../../../source/store/messages.js';
import {selectTroubles} from '../../../source/view/trouble/troubles.js';
import type {State} from '../../../source/store/state.js';
import {longestSeconds, recent} from '../../../source/store/fleet/history-slice.js';
import {idOf, detailed, listed, makeContainer, makeState, startMs} from '../../helpers/fixtures.js';
import {happened} from '../../helpers/fleet.js';

test('an unchanged container keeps its reference through a new list', () => {
	const before = makeState(listed('api', 'db'));
	const after = reduce(before, {
		type: 'containers/listed',
		containers: [makeContainer('api'), makeContainer('db', {state: 'exited'})],
	});
	expect(after.fleet.containers.byId.get(idOf('api'))).toBe(before.fleet.containers.byId.get(idOf('api')));
	expect(after.fleet.containers.byId.get(idOf('db'))).not.toBe(before.fleet.containers.byId.get(idOf('db')));
});

test('details are stale for a new container, then again after its state changed', () => {
	const known = makeState(listed('api'), detailed('api'));
	expect(makeState(listed('api')).fleet.containers.staleDetails.has(idOf('api'))).toBe(true);
	expect(known.fleet.containers.staleDetails.size).toBe(0);
	const changed = reduce(known, {
		type: 'containers/listed',
		containers: [makeContainer('api', {state: 'exited'})],
	});
	expect(changed.fleet.containers.staleDetails.has(idOf('api'))).toBe(true);
});

test('what belonged to a container goes with it', () => {
	const state = makeState(
		listed('api', 'db'),
		detailed('db'),
		{type: 'events/happened', events: [happened('db', 'start'), {...happened('db', 'die'), exitCode: 3}]},
		listed('api'),
	);
	expect(state.fleet.containers.details.has(idOf('db'))).toBe(false);
	expect(state.fleet.containers.starts.has(idOf('db'))).toBe(false);
	expect(state.fleet.containers.lastExits.has(idOf('db'))).toBe(false);
	expect(state.fleet.containers.staleDetails.has(idOf('db'))).toBe(false);
});

test('how a container ended last is known until it ends again', () => {
	const died = (exitCode: number): Message => ({
		type: 'events/happened',
		events: [{...happened('api', 'die'), exitCode}, happened('api', 'start')],
	});
	const once = makeState(listed('api'), died(3));
	expect(once.fleet.containers.lastExits.get(idOf('api'))).toBe(3);
	expect(reduce(once, died(0)).fleet.containers.lastExits.get(idOf('api'))).toBe(0);
});

test('starts older than ten minutes no longer count towards a crash loop', () => {
	const starts = [0, 5, 9, 14].map(minute => happened('api', 'start', startMs + minute * 60_000));
	const state = makeState(listed('api'), {type: 'events/happened', events: starts});
	expect(state.fleet.containers.starts.get(idOf('api'))).toEqual([
		startMs + 5 * 60_000,
		startMs + 9 * 60_000,
		startMs + 14 * 60_000,
	]);
});

test('events are kept, the oldest dropped, and only so many', () => {
	const events = Array.from({length: 1500}, (_, index) => happened('api', 'die', startMs + index));
	const {recent: kept} = makeState({type: 'events/happened', events}).fleet.events;
	expect(kept).toHaveLength(1000);
	expect(kept[0]?.atMs).toBe(startMs + 500);
});

test('a history gives its last values oldest first, NaN where unknown, across the ring’s seam', () => {
	const facts = Array.from({length: 300}, (_, index) => ({
		type: 'usage/sampled' as const,
		samples: [
			[idOf('api'), {atMs: index, cpuPercent: index === 299 ? undefined : index, memoryBytes: 1}] as const,
		],
		atMs: index,
	}));
	const history = makeState(...facts).fleet.usage.byId.get(idOf('api'));
	expect(history && recent(history, 'cpuPercent', 4)).toEqual([296, 297, 298, Number.NaN]);
	expect(history && recent(history, 'cpuPercent', 1000)).toHaveLength(240);
});

test('a pass that tells nothing of a stopped container leaves a gap; of a running one it was only not its turn', () => {
	const pass = (atMs: number, ...samples: ReadonlyArray<readonly [ContainerId, Sample]>) =>
		({type: 'usage/sampled', samples, atMs}) as const;
	const figures = {atMs: 1, cpuPercent: 3};
	const exited = makeContainer('job', {state: 'exited'});
	const state = makeState(
		listed('api', 'job', 'gone'),
		pass(1, [idOf('api'), figures], [idOf('job'), figures], [idOf('gone'), figures]),
		{type: 'containers/listed', containers: [makeContainer('api'), exited]},
		pass(2),
	);
	const {byId} = state.fleet.usage;
	expect([...byId].map(([id, {latest}]) => [id, latest])).toEqual([
		[idOf('api'), figures],
		[idOf('job'), {atMs: 2}],
	]);
	const forgetting = [pass(3), pass(longestSeconds * 1000), pass(longestSeconds * 1000 + 1000)].reduce(
		reduce,
		state,
	);
	expect([...forgetting.fleet.usage.byId.keys()]).toEqual([idOf('api')]);
	expect(reduce(forgetting, pass(longestSeconds * 1000 + 2000))).toBe(forgetting);
});

test('another engine’s session forgets the fleet and keeps the view', () => {
	const state = makeState(
		listed('api'),
		{type: 'lists/filtered', list: 'containers', filter: 'api'},
		{
			type: 'session/began',
			origin: {label: safe`demo`, url: noText, isDemo: true, tried: [], ourNowMs: startMs},
		},
	);
	expect(state.fleet.containers.isKnown).toBe(false);
	expect(state.fleet.connection.label).toBe('demo');
	expect(listView(state, 'containers').filter).toBe('api');
});

test('a silent engine that answers is up again; a lost one stays lost until opened', () => {
	const host = {} as never;
	const up = makeState({type: 'connection/opened', host, atMs: startMs});
	const silent = reduce(up, {type: 'connection/fellSilent'});
	expect(silent.fleet.connection.status).toBe('silent');
	expect(reduce(silent, {type: 'connection/answered', atMs: startMs}).fleet.connection.status).toBe('up');
	const lost = reduce(up, {
		type: 'connection/lost',
		problem: {kind: 'unreachable', words: safe`gone`},
		retryAtMs: startMs,
	});
	expect(reduce(lost, {type: 'connection/answered', atMs: startMs}).fleet.connection.status).toBe('down');
	expect(reduce(lost, {type: 'connection/opened', host, atMs: startMs}).fleet.connection.generation).toBe(2);
});

describe('a list that is behind what inspect knows', () => {
	const web = (state: State) => state.fleet.containers.byId.get(idOf('web'));
	const gone = {
		state: 'exited',
		exitCode: 137,
		startedAtMs: startMs - 2_220_000,
		finishedAtMs: startMs,
	} as const;

	test('inspect is believed, also when the list says so again', () => {
		const state = makeState(listed('api', 'web', 'zoo'), detailed('web', gone));
		expect(web(state)).toMatchObject({state: 'exited', exitCode: 137, status: 'exited'});
		expect([...state.fleet.containers.byId.keys()]).toEqual(['api', 'web', 'zoo'].map(idOf));
		const again = reduce(state, listed('api', 'web', 'zoo'));
		expect(web(again)).toBe(web(state));
		expect(selectTroubles(again).get(idOf('web'))?.reasons[0]?.words).toContain('137');
	});

	test('it is asked again, and a container that runs after all is running', () => {
		const state = makeState(listed('web'), detailed('web', gone), listed('web'));
		expect(state.fleet.containers.staleDetails.has(idOf('web'))).toBe(true);
		expect(web(reduce(state, detailed('web', {state: 'running'})))).toEqual(makeContainer('web'));
	});

	test('a list that says something new is newer than the inspect', () => {
		const paused = makeContainer('web', {state: 'paused', status: safe`Up 3 minutes (Paused)`});
		const state = makeState(listed('web'), detailed('web', gone), {
			type: 'containers/listed',
			containers: [paused],
		});
		expect(web(state)).toEqual(paused);
	});

	test('an engine that names no state in inspect leaves the list’s', () => {
		expect(web(makeState(listed('web'), detailed('web', {state: undefined})))).toEqual(makeContainer('web'));
	});
});
