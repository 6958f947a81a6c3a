import {expect, test, vi} from 'vitest';
import {createStore} from '../../../source/store/store.js';
import {listed, makeState, startMs} from '../../helpers/fixtures.js';

test('a burst of facts is published once', () => {
	vi.useFakeTimers();
	const store = createStore(makeState());
	const publications: number[] = [];
	store.shown.subscribe(state => publications.push(state.fleet.nowMs));
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
	expect(store.shown.getState().fleet.containers.byId.size).toBe(0);
	store.dispatch({type: 'focus/moved', pane: 'logs'});
	expect(store.shown.getState().fleet.containers.byId.size).toBe(1);
	expect(store.shown.getState().view.focus.pane).toBe('logs');
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
