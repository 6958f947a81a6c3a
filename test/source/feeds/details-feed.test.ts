import {expect, onTestFinished, test, vi} from 'vitest';
import {details} from '../../../source/feeds/details-feed.js';
import {silence} from '../../../source/engine/transport/fault-words.js';
import type {Engine} from '../../../source/engine/engine.js';
import type {ContainerId} from '../../../source/engine/types.js';
import type {Message} from '../../../source/store/messages.js';
import {createStore} from '../../../source/store/store.js';
import {idOf, listed, makeDetails, makeState, startMs} from '../../helpers/fixtures.js';

const started: Message = {
	type: 'events/happened',
	events: [
		{
			atMs: startMs,
			atNano: '0',
			kind: 'container',
			action: 'start' as never,
			subject: idOf('web'),
			attributes: {},
		},
	],
};

test('what happens while a container is inspected makes it be inspected again', async () => {
	const store = createStore(makeState(listed('web')));
	const asked: ContainerId[] = [];
	const ended = new AbortController();
	const engine: Pick<Engine, 'details'> = {
		async details(id) {
			asked.push(id);
			if (asked.length === 1) {
				store.dispatch(started);
				return makeDetails('web', {state: 'exited'});
			}

			return makeDetails('web', {state: 'running'});
		},
	};
	store.onChange(({fleet}) => {
		if (fleet.containers.staleDetails.size === 0) {
			ended.abort();
		}
	});
	const context = {...store, engine: engine as Engine};
	await details.run(1, context, ended.signal);
	expect(asked).toEqual([idOf('web'), idOf('web')]);
	expect(store.getState().fleet.containers.byId.get(idOf('web'))?.state).toBe('running');
});

test('one that hangs keeps no other waiting, and is asked again later', async () => {
	vi.useFakeTimers({toFake: ['performance', 'setTimeout', 'clearTimeout']});
	onTestFinished(() => void vi.useRealTimers());
	const names = Array.from({length: 40}, (_, index) => `c${index}`);
	const store = createStore(makeState(listed(...names)));
	const sick = new Set([idOf('c0'), idOf('c1'), idOf('c2'), idOf('c3')]);
	const asked: ContainerId[] = [];
	const ended = new AbortController();
	const engine: Pick<Engine, 'details'> = {
		async details(id) {
			asked.push(id);
			if (sick.has(id)) {
				await new Promise(resolve => {
					setTimeout(resolve, 10_000);
				});
				throw silence('inspect');
			}

			return makeDetails(names.find(name => idOf(name) === id) ?? '');
		},
	};
	const context = {...store, engine: engine as Engine};
	const ran = details.run(1, context, ended.signal);
	await vi.advanceTimersByTimeAsync(3000);
	expect(store.getState().fleet.containers.details.size).toBe(36);
	expect([...store.getState().fleet.containers.staleDetails.keys()].sort()).toEqual([...sick].sort());
	sick.clear();
	await vi.advanceTimersByTimeAsync(30_000);
	expect(store.getState().fleet.containers.details.size).toBe(40);
	expect(asked.length).toBe(44);
	ended.abort();
	await vi.advanceTimersByTimeAsync(1000);
	await ran;
});
