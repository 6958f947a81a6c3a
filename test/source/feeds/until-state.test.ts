import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {Engine} from '../../../source/engine/engine.js';
import {inspection} from '../../../source/feeds/inspection-feed.js';
import {logScan} from '../../../source/feeds/log-scan.js';
import type {Feed} from '../../../source/feeds/feed.js';
import type {Message} from '../../../source/store/messages.js';
import {createStore} from '../../../source/store/store.js';
import {safeText} from '../../../source/text/safe-text.js';
import {idOf, listed, makeState, startMs} from '../../helpers/fixtures.js';
import {opened} from '../../helpers/fleet.js';
import {joined, lines, logSet} from '../../helpers/log-state.js';

// Who waits for a change of our own state sets no timer meanwhile: nothing wakes, however long nothing happens.

beforeEach(() => {
	vi.useFakeTimers({now: startMs, toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout']});
});
afterEach(() => {
	vi.useRealTimers();
});

function start<Wish>(feed: Feed<Wish>, engine: Partial<Engine>, ...messages: Message[]) {
	const store = createStore(makeState(...messages));
	store.setPublishEvery(0);
	const controller = new AbortController();
	const [wish] = feed.wants(store.getState());
	const ended = feed.run(wish!, {...store, engine: engine as Engine}, controller.signal);
	const end = async () => {
		controller.abort();
		await ended;
		store.close();
	};

	return {store, end};
}

const immediates = async () => {
	for (let turn = 0; turn < 20; turn++) {
		await new Promise(resolve => setImmediate(resolve));
	}
};

test('a filter that has looked at all lines waits for the next ones without waking', async () => {
	const {store, end} = start(
		logScan,
		{},
		listed('api'),
		joined('api', logSet),
		lines(['one', 'two'], {name: 'api', set: logSet}),
		{type: 'logView/filtered', filter: 'two'},
	);
	await immediates();
	await vi.advanceTimersByTimeAsync(1000);
	await immediates();
	expect(store.getState().fleet.logs.filter).toMatchObject({lookedTo: 2, buffer: {count: 1}});
	expect(vi.getTimerCount()).toBe(0);
	store.dispatch(lines(['two again'], {name: 'api', set: logSet}));
	await immediates();
	await vi.advanceTimersByTimeAsync(100);
	await immediates();
	expect(store.getState().fleet.logs.filter).toMatchObject({lookedTo: 3, buffer: {count: 2}});
	await end();
});

test('an inspect page waits for an event about its subject without waking', async () => {
	const id = idOf('api');
	let inspected = 0;
	const inspect = async () => ({Times: ++inspected});
	const {store, end} = start(inspection, {inspect}, opened(), listed('api'), {
		type: 'overlay/opened',
		overlay: {
			kind: 'inspect',
			target: {kind: 'container', id, name: safeText('api')},
			query: '',
			cursor: 0,
		} as never,
	});
	await vi.advanceTimersByTimeAsync(60_000);
	expect(vi.getTimerCount()).toBe(0);
	expect(inspected).toBe(1);
	const event = {
		atMs: startMs,
		atNano: '',
		kind: 'container',
		action: safeText('die'),
		attributes: {},
	} as const;
	store.dispatch({type: 'events/happened', events: [{...event, subject: idOf('db')}]});
	await vi.advanceTimersByTimeAsync(1000);
	expect(inspected).toBe(1);
	store.dispatch({type: 'events/happened', events: [{...event, subject: id}]});
	await vi.advanceTimersByTimeAsync(1000);
	expect(inspected).toBe(2);
	expect(store.getState().fleet.inspection).toEqual({id, json: {Times: 2}});
	await end();
});
