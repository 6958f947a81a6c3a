import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import type {Sampler, SampleTarget} from '../../../source/engine/samplers/sampler.js';
import type {ContainerId, Reading} from '../../../source/engine/types.js';
import {createUsageFeed} from '../../../source/feeds/usage-feed.js';
import {longestSeconds} from '../../../source/store/fleet/history-slice.js';
import type {Message} from '../../../source/store/messages.js';
import {createStore} from '../../../source/store/store.js';
import {idOf, listed, makeContainer, makeState, startMs} from '../../helpers/fixtures.js';

beforeEach(() => {
	vi.useFakeTimers({now: startMs + 300, toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout']});
});
afterEach(() => {
	vi.useRealTimers();
});

/** Reads half a core's work from every target, and keeps when it was asked for whom. */
function start(...messages: Message[]) {
	const passes: Array<{atMs: number; targets: readonly SampleTarget[]}> = [];
	let isClosed = false;
	let delayMs = 0;
	const sampler: Sampler = {
		name: () => 'cgroup files',
		async read(targets) {
			passes.push({atMs: Date.now() - startMs, targets});
			if (delayMs > 0) {
				await new Promise(resolve => {
					setTimeout(resolve, delayMs);
				});
			}

			return new Map(targets.map(({id}) => [id, reading()]));
		},
		close() {
			isClosed = true;
		},
	};
	const store = createStore(makeState(...messages));
	const facts: Message[] = [];
	store.onChange((_state, message) => facts.push(message));
	const controller = new AbortController();
	const feed = createUsageFeed(() => sampler);
	const context = {
		engine: undefined as never,
		dispatch: store.dispatch,
		getState: store.getState,
		onChange: store.onChange,
	};
	const ended = feed.run(1, context, controller.signal);
	return {
		passes,
		store,
		facts,
		controller,
		ended,
		isClosed: () => isClosed,
		slowTo: (ms: number) => {
			delayMs = ms;
		},
	};
}

function reading(): Reading {
	const atMs = Date.now();
	return {atMs, cpuTotalNs: (atMs * 1e6) / 2, cpuSystemNs: atMs * 2e6, onlineCpus: 2, memoryBytes: 1000};
}

const latest = (store: ReturnType<typeof start>['store'], id: ContainerId) =>
	store.getState().fleet.usage.byId.get(id)?.latest;

test('a pass at once, then one on every second', async () => {
	const {passes} = start(listed('api'));
	await vi.advanceTimersByTimeAsync(3000);
	expect(passes.map(({atMs}) => atMs)).toEqual([300, 1000, 2000, 3000]);
});

test('the second pass is never so near to the first that its CPU figure is noise', async () => {
	vi.setSystemTime(startMs + 900);
	const {passes} = start(listed('api'));
	await vi.advanceTimersByTimeAsync(2500);
	expect(passes.map(({atMs}) => atMs)).toEqual([900, 2000, 3000]);
});

test('a clock set back while a pass is under way doesn’t stop the passes', async () => {
	const {passes, slowTo} = start(listed('api'));
	await vi.advanceTimersByTimeAsync(100);
	slowTo(200);
	await vi.advanceTimersByTimeAsync(700);
	vi.setSystemTime(startMs - 3_600_000);
	await vi.advanceTimersByTimeAsync(2500);
	expect(passes.length).toBeGreaterThanOrEqual(3);
});

test('one fact a pass, whatever the number of containers, and CPU from the second on', async () => {
	const names = Array.from({length: 50}, (_, index) => `svc-${index}`);
	const {facts, store} = start(listed(...names));
	await vi.advanceTimersByTimeAsync(0);
	expect(latest(store, idOf('svc-7'))).toMatchObject({memoryBytes: 1000, cpuPercent: undefined});
	await vi.advanceTimersByTimeAsync(1700);
	expect(facts.map(({type}) => type)).toEqual(['usage/sampled', 'usage/sampled', 'usage/sampled']);
	expect(latest(store, idOf('svc-7'))?.cpuPercent).toBeCloseTo(50);
	expect(store.getState().fleet.usage.byId.size).toBe(50);
});

test('a pass that takes long skips the seconds it missed', async () => {
	const {passes, slowTo} = start(listed('api'));
	await vi.advanceTimersByTimeAsync(700);
	slowTo(2500);
	await vi.advanceTimersByTimeAsync(6000);
	expect(passes.map(({atMs}) => atMs)).toEqual([300, 1000, 2000, 5000]);
});

test('on a slow line a pass each five seconds', async () => {
	const {passes} = start(listed('api'), {type: 'screen/slowed', isSlow: true});
	await vi.advanceTimersByTimeAsync(20_000);
	expect(passes.map(({atMs}) => atMs)).toEqual([300, 3000, 8000, 13_000, 18_000]);
});

test('on a starved host, where timers come late, passes become fewer', async () => {
	const {passes} = start(listed('api'));
	await vi.advanceTimersByTimeAsync(700);
	const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 4500);
	await vi.advanceTimersByTimeAsync(1000);
	clock.mockRestore();
	const before = passes.length;
	await vi.advanceTimersByTimeAsync(10_000);
	expect(passes.length - before).toBeLessThanOrEqual(5);
});

describe('a container that has stopped', () => {
	const stopped: Message = {
		type: 'containers/listed',
		containers: [makeContainer('api'), makeContainer('job', {state: 'exited'})],
	};

	test('shows no figure and leaves a gap, not a zero', async () => {
		const {store, passes} = start(listed('api', 'job'));
		await vi.advanceTimersByTimeAsync(1700);
		store.dispatch(stopped);
		await vi.advanceTimersByTimeAsync(1000);
		expect(passes.at(-1)?.targets.map(({id}) => id)).toEqual([idOf('api')]);
		const {cpuPercent, memoryBytes} = latest(store, idOf('job'))!;
		expect([cpuPercent, memoryBytes]).toEqual([undefined, undefined]);
		expect(latest(store, idOf('api'))?.cpuPercent).toBeCloseTo(50);
	});

	test('is forgotten when nothing but the gap is left, and when it is removed', async () => {
		const {store} = start(listed('api', 'job'));
		await vi.advanceTimersByTimeAsync(1700);
		store.dispatch(stopped);
		await vi.advanceTimersByTimeAsync(longestSeconds * 1000);
		expect(store.getState().fleet.usage.byId.has(idOf('job'))).toBe(true);
		await vi.advanceTimersByTimeAsync(2000);
		expect([...store.getState().fleet.usage.byId.keys()]).toEqual([idOf('api')]);
		store.dispatch({type: 'containers/listed', containers: []});
		await vi.advanceTimersByTimeAsync(1000);
		expect(store.getState().fleet.usage.byId.size).toBe(0);
	});

	test('that starts again has no CPU figure across the restart', async () => {
		const {store} = start(listed('api', 'job'));
		await vi.advanceTimersByTimeAsync(1700);
		store.dispatch(stopped);
		await vi.advanceTimersByTimeAsync(3000);
		store.dispatch(listed('api', 'job'));
		await vi.advanceTimersByTimeAsync(1000);
		expect(latest(store, idOf('job'))).toMatchObject({memoryBytes: 1000, cpuPercent: undefined});
		await vi.advanceTimersByTimeAsync(1000);
		expect(latest(store, idOf('job'))?.cpuPercent).toBeCloseTo(50);
	});
});

test('an aborted run ends, closes the sampler and tells nothing more', async () => {
	const {controller, ended, isClosed, facts, slowTo} = start(listed('api'));
	await vi.advanceTimersByTimeAsync(100);
	slowTo(500);
	await vi.advanceTimersByTimeAsync(700);
	controller.abort();
	const told = facts.length;
	await vi.advanceTimersByTimeAsync(5000);
	await ended;
	expect(isClosed()).toBe(true);
	expect(facts).toHaveLength(told);
});
