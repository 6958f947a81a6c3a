import {describe, expect, test} from 'vitest';
import type {Container, Details} from '../../../../source/engine/types.js';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {selectTroubles} from '../../../../source/view/trouble/troubles.js';
import {selectWhyCard} from '../../../../source/view/why/why-card.js';
import {detailed, idOf, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {opened, ticked} from '../../../helpers/fleet.js';
import {pressKeys} from '../../../helpers/press-keys.js';
import {selectCursor} from '../../../../source/view/list/container-cursor.js';
import {textOf} from '../../../helpers/text-of.js';

const service = (name: string, changes: Partial<Container> = {}, needs = '') =>
	makeContainer(name, {
		project: safe`shop`,
		service: safeText(name),
		labels: needs === '' ? {} : {'com.docker.compose.depends_on': safeText(needs)},
		...changes,
	});

const created = {state: 'created', status: safe`Created`} as const;

function stateOf(
	containers: readonly Container[],
	details: Record<string, Partial<Details>> = {},
	...more: Message[]
) {
	return makeState(
		opened(),
		{type: 'containers/listed', containers},
		...containers.map(({name}) => detailed(name, {startedAtMs: startMs - 900_000, ...details[name]})),
		{type: 'lists/sorted', list: 'containers', sort: 'name'},
		...more,
		ticked(),
	);
}

const reasonsOf = (name: string, ...of: Parameters<typeof stateOf>) =>
	selectTroubles(stateOf(...of))
		.get(idOf(name))
		?.reasons.map(({words, severity}) => [String(words), severity]);

describe('a container that was never started says what it waits on', () => {
	const waiting = (needs: string, ...others: Container[]) =>
		reasonsOf('api', [service('api', created, needs), ...others]);

	test.each([
		['db:service_healthy:false', {health: 'unhealthy'}, 'waits on db (unhealthy)', 68],
		['db:service_healthy:false', {health: 'starting'}, 'waits on db (starting)', 20],
		['db:service_healthy:false', {state: 'exited', exitCode: 1}, 'waits on db (exit 1)', 68],
		['db:service_started:true', {state: 'restarting'}, 'waits on db (restarting)', 68],
		['db:service_completed_successfully:false', {state: 'exited', exitCode: 3}, 'waits on db (exit 3)', 68],
		['db:service_completed_successfully:false', {state: 'running'}, 'waits on db (running)', 20],
	] as const)('%s, which is %j', (needs, db, words, severity) => {
		expect(waiting(needs, service('db', db))).toEqual([[words, severity]]);
	});

	test.each([
		['db:service_healthy:false', {health: 'healthy'}],
		['db:service_started:false', {health: 'unhealthy'}],
		['db:service_completed_successfully:false', {state: 'exited', exitCode: 0}],
	] as const)('not where %s is as it has to be', (needs, db) => {
		expect(waiting(needs, service('db', db))).toEqual([]);
	});

	test('a one-off run of a service is none of its containers', () => {
		const run = makeContainer('shop-db-run-1', {
			...service('db', {state: 'exited', exitCode: 1}),
			id: idOf('shop-db-run-1'),
			labels: {'com.docker.compose.oneoff': safe`True`},
		});
		const needs = 'db:service_healthy:false';
		expect(waiting(needs, service('db', {health: 'healthy'}), run)).toEqual([]);
		expect(waiting(needs, run)).toEqual([['waits on db (no container)', 68]]);
	});

	test('several, one that has no container, and never one of another project', () => {
		expect(
			waiting(
				'db:service_healthy:false,cache:service_started:false',
				service('db', {health: 'unhealthy'}),
				service('cache', {project: safe`blog`}),
			),
		).toEqual([['waits on db (unhealthy), cache (no container)', 68]]);
	});
});

test('what ended by itself says after its own reason what it needs and hasn’t; what is well says nothing', () => {
	const db = service('db', {health: 'unhealthy'});
	const needs = 'db:service_healthy:false';
	const exited = service(
		'api',
		{state: 'exited', exitCode: 1, status: safe`Exited (1) 2 minutes ago`},
		needs,
	);
	expect(reasonsOf('api', [exited, db])?.map(([words]) => words)).toEqual(['exit 1', 'needs db (unhealthy)']);
	expect(reasonsOf('api', [service('api', {}, needs), db])).toEqual([]);
});

describe('a namespace that is shared', () => {
	const torrent = makeContainer('torrent', {networkMode: safeText(`container:${idOf('vpn')}`)});

	test.each([
		[[makeContainer('vpn', {state: 'exited', exitCode: 1})], 'shares the network of vpn (exit 1)'],
		[[], 'shares the network of a container that is gone'],
	] as const)('is lost with its owner', (others, words) => {
		expect(reasonsOf('torrent', [torrent, ...others])).toEqual([[words, 66]]);
	});

	test('is lost when its owner started anew without it', () => {
		const containers = [torrent, makeContainer('vpn')];
		const vpnStarted = (startedAtMs: number) => ({
			vpn: {startedAtMs},
			torrent: {startedAtMs: startMs - 60_000},
		});
		expect(reasonsOf('torrent', containers, vpnStarted(startMs - 90_000))).toEqual([]);
		expect(reasonsOf('torrent', containers, vpnStarted(startMs - 30_000))).toEqual([
			['shares the network of vpn (restarted since)', 66],
		]);
	});

	test('of processes too', () => {
		const joined = [['pid', safeText(`container:${idOf('vpn')}`)]] as const;
		const containers = [makeContainer('debug'), makeContainer('vpn', {state: 'exited', exitCode: 137})];
		expect(reasonsOf('debug', containers, {debug: {joined}})).toEqual([
			['shares the pid of vpn (exit 137 SIGKILL)', 66],
		]);
	});
});

test('the card names both sides, each as it is, and enter goes there', () => {
	const containers = [
		service('api', created, 'db:service_healthy:false'),
		service('db', {health: 'unhealthy'}),
		makeContainer('sidecar', {networkMode: safeText(`container:${idOf('db')}`)}),
	];
	const state = stateOf(containers);
	const card = selectWhyCard(state).map(({line}) => textOf(line));
	expect(card).toContain('  needs db: unhealthy, has to be healthy');
	const there = pressKeys(state, 'W', 'enter').state;
	expect(selectCursor(there)?.name).toBe('db');
	const its = selectWhyCard(there).map(({line}) => textOf(line));
	expect(its).toEqual(
		expect.arrayContaining(['  needed by api: created', '  its network is shared by sidecar: running']),
	);
	expect(selectCursor(pressKeys(there, 'enter').state)?.name).toBe('api');
});

test('enter goes there also where the list hides it', () => {
	const containers = [
		service('api', created, 'db:service_healthy:false'),
		service('db', {state: 'exited', exitCode: 1}),
	];
	const hidden = stateOf(
		containers,
		{},
		{type: 'lists/filtered', list: 'containers', filter: 'api'},
		{type: 'lists/pointed', list: 'containers', entry: idOf('api'), index: 0, top: 0},
	);
	expect(selectCursor(pressKeys(hidden, 'W', 'enter').state)?.name).toBe('db');
	const gone = pressKeys(hidden, 'W').state;
	const without: Message = {type: 'containers/listed', containers: containers.slice(0, 1)};
	expect(selectCursor(pressKeys(reduce(gone, without), 'enter').state)?.name).toBe('api');
});
