import {expect, test, vi} from 'vitest';
import {createStore} from '../../../source/store/store.js';
import type {Message} from '../../../source/store/messages.js';
import {idOf, listed, makeState, startMs} from '../../helpers/fixtures.js';
import {fleetMessages} from '../../helpers/fleet.js';

test('a burst of facts is published once', () => {
	vi.useFakeTimers();
	const store = createStore(makeState());
	const publications: number[] = [];
	store.published.subscribe(state => publications.push(state.fleet.ourNowMs));
	for (let second = 1; second <= 50; second++) {
		store.dispatch({type: 'clock/ticked', atMs: startMs + second});
	}

	vi.runAllTimers();
	expect(publications).toEqual([startMs + 50]);
	vi.useRealTimers();
});

test('an intent is published at once, with the facts before it', () => {
	vi.useFakeTimers();
	const store = createStore(makeState());
	store.dispatch(listed('api'));
	expect(store.published.getState().fleet.containers.byId.size).toBe(0);
	store.dispatch({type: 'focus/moved', pane: 'logs'});
	expect(store.published.getState().fleet.containers.byId.size).toBe(1);
	expect(store.published.getState().view.focus.pane).toBe('logs');
	vi.useRealTimers();
});

test('listeners hear every message, shown or not', () => {
	const store = createStore(makeState());
	const heard: string[] = [];
	store.onChange((_state, message) => heard.push(message.type));
	store.dispatch(listed('api'));
	store.dispatch({type: 'screen/cpuScaleToggled'});
	expect(heard).toEqual(['containers/listed', 'screen/cpuScaleToggled']);
	store.close();
});

test('what only renews figures that are there waits for the next second', () => {
	vi.useFakeTimers();
	const table = {processes: [], isExact: true};
	const store = createStore(makeState(...fleetMessages(1)));
	let frames = 0;
	store.published.subscribe(() => {
		frames++;
	});
	const dispatched = (...messages: readonly Message[]) => {
		frames = 0;
		messages.forEach(store.dispatch);
		vi.runAllTimers();
		return frames;
	};

	expect(dispatched({type: 'processes/listed', id: idOf('api'), table, atMs: startMs})).toBe(1);
	expect(dispatched({type: 'processes/listed', id: idOf('api'), table: {...table}, atMs: startMs})).toBe(0);
	expect(dispatched({type: 'connection/answered', atMs: startMs + 500})).toBe(0);
	expect(dispatched({type: 'clock/ticked', atMs: startMs + 1000})).toBe(1);
	expect(store.published.getState().fleet.connection.answeredAtMs).toBe(startMs + 500);

	expect(dispatched({type: 'processes/listed', id: idOf('db'), table, atMs: startMs})).toBe(1);
	expect(dispatched({type: 'connection/fellSilent'})).toBe(1);
	expect(dispatched({type: 'connection/answered', atMs: startMs + 2000})).toBe(1);
	store.close();
	vi.useRealTimers();
});
