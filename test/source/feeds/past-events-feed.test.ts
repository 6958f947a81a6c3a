import {expect, test} from 'vitest';
import {EngineError} from '../../../source/engine/transport/engine-error.js';
import type {Engine} from '../../../source/engine/engine.js';
import {parseEvent} from '../../../source/engine/parse/parse-event.js';
import type {EngineEvent} from '../../../source/engine/types.js';
import {pastEvents} from '../../../source/feeds/past-events-feed.js';
import {safe} from '../../../source/text/safe-text.js';
import {opened} from '../../helpers/fleet.js';
import {idOf, listed, makeContainer, makeState, startMs} from '../../helpers/fixtures.js';
import {runFeeds} from '../../helpers/run-feeds.js';

function event(name: string, Action: string, agoMs: number, more: object = {}): EngineEvent {
	return parseEvent({
		Type: 'container',
		Action,
		time: Math.floor((startMs - agoMs) / 1000),
		timeNano: (startMs - agoMs) * 1e6,
		Actor: {ID: idOf(name), Attributes: {name, ...more}},
	})!;
}

/** Of an engine that remembers these, asked in what is pushed. */
function remembering(events: readonly EngineEvent[], asked: unknown[] = []): Partial<Engine> {
	return {
		async *pastEvents(since, until) {
			asked.push([since, until]);
			yield* events;
		},
	};
}

const actionsOf = (events: readonly EngineEvent[]) => events.map(({action}) => String(action));

test('what the engine remembers comes before what has happened since, each once', async () => {
	const [old, seen] = [event('api', 'create', 9000), event('api', 'start', 100)];
	const state = makeState(opened(), listed('api'), {type: 'events/happened', events: [seen]});
	const asked: unknown[] = [];
	const {until} = runFeeds([pastEvents], state, remembering([old, seen], asked));
	const {fleet} = await until(({fleet: {events}}) => events.recalledIn === 1);
	expect(actionsOf(fleet.events.recent)).toEqual(['create', 'start']);
	expect(asked).toEqual([['0.000', (startMs / 1000).toFixed(3)]]);
});

test('it is asked once a connection, and not before the containers are known', async () => {
	const asked: unknown[] = [];
	const {store, until} = runFeeds([pastEvents], makeState(opened()), remembering([], asked));
	expect(asked).toEqual([]);
	store.dispatch(listed('api'));
	await until(({fleet: {events}}) => events.recalledIn === 1);
	store.dispatch(opened());
	await until(({fleet: {events}}) => events.recalledIn === 2);
	expect(asked).toHaveLength(2);
});

test('starts and exits of before tell a crash loop at once, and change nothing else', async () => {
	const past = [1, 2, 3].flatMap(count => [
		event('api', 'start', count * 60_000),
		event('api', 'die', count * 60_000 - 1000, {exitCode: '3'}),
		event('api', 'rename', count * 60_000 - 2000, {oldName: '/other'}),
	]);
	const state = makeState(opened(), listed('api', 'gone'));
	const {until} = runFeeds([pastEvents], state, remembering(past));
	const {fleet} = await until(({fleet: {events}}) => events.recalledIn === 1);
	expect(fleet.containers.starts.get(idOf('api'))).toEqual([3, 2, 1].map(count => startMs - count * 60_000));
	expect(fleet.containers.lastExits.get(idOf('api'))).toBe(3);
	expect(fleet.containers.staleDetails).toBe(state.fleet.containers.staleDetails);
	expect(fleet.containers.byId).toBe(state.fleet.containers.byId);
});

test('of an engine that tells more than any remembers the latest are kept, and labels make no exit codes', async () => {
	const liar = makeContainer('liar', {labels: {exitCode: safe`0`}});
	const many = Array.from({length: 400}, (_, count) => event('liar', 'die', 400 - count, {exitCode: '0'}));
	const state = makeState(opened(), {type: 'containers/listed', containers: [liar]});
	const {until} = runFeeds([pastEvents], state, remembering(many));
	const {fleet} = await until(({fleet: {events}}) => events.recalledIn === 1);
	expect(fleet.events.recent).toHaveLength(256);
	expect(fleet.events.recent.at(-1)?.atMs).toBe(startMs - 1);
	expect(fleet.events.recent.every(({exitCode}) => exitCode === undefined)).toBe(true);
});

test('one that refuses to tell is asked no more', async () => {
	const asked: unknown[] = [];
	const refusing: Partial<Engine> = {
		async *pastEvents(since) {
			asked.push(since);
			yield* [];
			throw new EngineError('denied', safe`not allowed`);
		},
	};
	const {until} = runFeeds([pastEvents], makeState(opened(), listed('api')), refusing);
	await until(({fleet: {events}}) => events.recalledIn === 1);
	expect(asked).toHaveLength(1);
});

test('Podman is asked for its last hour, with no end: it would close the stream before all is told', async () => {
	const asked: unknown[] = [];
	const connected = opened();
	const podman =
		connected.type === 'connection/opened'
			? {...connected, host: {...connected.host, isPodman: true}}
			: connected;
	const {until} = runFeeds([pastEvents], makeState(podman, listed('api')), remembering([], asked));
	await until(({fleet: {events}}) => events.recalledIn === 1);
	expect(asked).toEqual([[((startMs - 3_600_000) / 1000).toFixed(3), undefined]]);
});
