import {expect, onTestFinished, test} from 'vitest';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import {feeds} from '../../source/feeds/feed-table.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import {engineTable} from '../../source/view/tables/engine-table.js';
import type {State} from '../../source/store/state.js';
import {makeState} from '../helpers/fixtures.js';
import {runFeeds} from '../helpers/run-feeds.js';
import {openDemo} from '../demo-lab/open-demo.js';

const forbidden = 'forbidden by the engine or a proxy in front of it';

/** The whole of the feeds on an embedded engine behind a proxy that refuses these routes. */
async function watch(...refused: ReadonlyArray<string | RegExp>) {
	const demo = await openDemo({now: Date.now, containers: 12});
	demo.control.setFaults(refused.map(path => ({kind: 'forbidden', path})));
	const {socketPath} = demo;
	const engine = createDockerEngine({label: 'test', url: 'unix:///demo', socketPath});
	onTestFinished(engine.close);
	const feeding = runFeeds(feeds, makeState({type: 'screen/resized', columns: 160, rows: 40}), engine);
	return {
		...demo,
		...feeding,
		shows: () => firstFrame(feeding.store.getState(), allBindings),
	};
}

const rowOf = (state: State, what: string) =>
	(engineTable.row(state, what) as {readonly value: string} | undefined)?.value;
const isListed = ({fleet}: State) => fleet.containers.byId.size === 12;
const isDetailed = ({fleet}: State) => fleet.containers.details.size === 12;

test.each([['/info'], ['/version'], ['/_ping']])('without %s all else is there', async route => {
	const {until, shows, store} = await watch(route);
	await until(state => isListed(state) && isDetailed(state) && state.fleet.usage.byId.size > 0);
	expect(store.getState().fleet.connection).toMatchObject({status: 'up', problem: undefined});
	expect(shows()).toContain('1–12 of 12');
	expect(shows()).not.toMatch(/Cannot reach the engine|The engine is unreachable/);
});

test('without all three the engine is there too, and what is not known of it is said', async () => {
	const {until, shows, store} = await watch('/info', '/version', '/_ping');
	await until(isListed);
	store.dispatch({type: 'focus/moved', pane: 'engine', isZoomed: true});
	expect(shows()).toContain(`/info: ${forbidden}`);
	expect(shows()).toContain(`/version: ${forbidden}`);
	expect(rowOf(store.getState(), 'CPUs')).toBe('–');
});

test('without the list that is said in the place of the list, with the route', async () => {
	const {until, shows} = await watch('/containers/json');
	await until(({fleet}) => fleet.containers.problem !== undefined);
	expect(shows()).toContain('Cannot list the containers');
	expect(shows()).toContain(forbidden);
	expect(shows()).toContain('GET /containers/json was refused (HTTP status 403)');
	expect(shows()).not.toContain('Connecting');
});

test('without events the list is asked for again and again, and nobody says that nothing has happened', async () => {
	const {until, shows, store, post, row} = await watch('/events');
	await until(isListed);
	const {Id: id, Names: names} = await row('api-7');
	await post(`/containers/${id}/kill`);
	await until(({fleet}) => fleet.containers.byId.get(id)?.state !== 'running');
	expect(names).toEqual(['/api-7']);
	expect(shows()).toContain('no events, so polling every 2 s');
	store.dispatch({type: 'focus/moved', pane: 'events', isZoomed: true});
	expect(shows()).toContain(`no events: ${forbidden}`);
	expect(shows()).not.toContain('nothing has happened');
});

test('without inspect and stats the list is there, without what they tell', async () => {
	const {until, store, shows, control} = await watch(/^\/containers\/\w{64}\/(?:json|stats)$/);
	await until(({fleet}) => isListed({fleet} as State) && fleet.containers.staleDetails.size === 0);
	expect(store.getState().fleet.containers.details.size).toBe(0);
	expect(store.getState().fleet.connection.status).toBe('up');
	await until(({fleet}) => fleet.usage.problem !== undefined);
	expect(shows()).toContain(`no stats: ${forbidden}`);
	control.setFaults([]);
	await until(({fleet}) => fleet.usage.problem === undefined);
	expect(shows()).not.toContain(`no stats: ${forbidden}`);
});

test('events that are let through again are heard again', async () => {
	const {until, control, post, row, store} = await watch('/events');
	await until(({fleet}) => fleet.events.problem !== undefined);
	control.setFaults([]);
	await until(({fleet}) => fleet.events.problem === undefined);
	const {Id: id} = await row('api-7');
	await post(`/containers/${id}/kill`);
	await until(({fleet}) => fleet.events.recent.some(({subject}) => subject === id));
	expect(store.getState().fleet.events.problem).toBeUndefined();
});
