import {beforeEach, expect, onTestFinished, test, vi} from 'vitest';
import type {Engine} from '../../../source/engine/engine.js';
import {details} from '../../../source/feeds/details-feed.js';
import {health} from '../../../source/feeds/health-feed.js';
import {supervise} from '../../../source/feeds/supervise.js';
import type {Message} from '../../../source/store/messages.js';
import type {Store} from '../../../source/store/open-store.js';
import {createStore} from '../../../source/store/store.js';
import {safe, safeText} from '../../../source/text/safe-text.js';
import {selectTroubles} from '../../../source/view/trouble/troubles.js';
import {
	detailed,
	idOf,
	listed,
	makeContainer,
	makeDetails,
	makeState,
	startMs,
} from '../../helpers/fixtures.js';
import {opened} from '../../helpers/fleet.js';

beforeEach(() => {
	vi.useFakeTimers({toFake: ['performance', 'setTimeout', 'clearTimeout']});
	return () => void vi.useRealTimers();
});

/** The feeds look after it until the test has ended. */
function look(store: Store, engine: Partial<Engine>): void {
	const ended = new AbortController();
	onTestFinished(() => ended.abort());
	supervise([details, health], store, {...store, engine: engine as Engine}, ended.signal);
}

const sick = (...names: string[]): Message => ({
	type: 'containers/listed',
	containers: names.map(name =>
		makeContainer(name, {health: 'unhealthy', status: safe`Up 3 minutes (unhealthy)`}),
	),
});

test('what an unhealthy container’s probe says now is told, though no event tells that it says something else', async () => {
	const store = createStore(makeState(opened(), sick('web')));
	let said = 'FIRST';
	look(store, {
		details: async () =>
			makeDetails('web', {
				probes: [{startedAtMs: startMs, endedAtMs: startMs, exitCode: 1, lines: [safeText(said)]}],
			}),
	});
	const reason = () => selectTroubles(store.getState()).get(idOf('web'))?.reasons[0]?.words;
	await vi.advanceTimersByTimeAsync(1000);
	expect(reason()).toBe('health: FIRST');
	said = 'SECOND';
	await vi.advanceTimersByTimeAsync(10_000);
	expect(reason()).toBe('health: SECOND');
});

test('of many that are unhealthy few are asked at a time, and each has its turn', async () => {
	const names = Array.from({length: 30}, (_, index) => `c${index}`);
	const store = createStore(makeState(opened(), sick(...names)));
	const asked: string[] = [];
	look(store, {
		async details(id) {
			asked.push(id);
			return makeDetails(names.find(name => idOf(name) === id)!);
		},
	});
	await vi.advanceTimersByTimeAsync(4000);
	expect(new Set(asked).size).toBe(30);
	asked.length = 0;
	await vi.advanceTimersByTimeAsync(5000);
	expect(asked.length).toBeLessThanOrEqual(8);
	await vi.advanceTimersByTimeAsync(25_000);
	expect(new Set(asked).size).toBe(30);
});

test('containers that are well or have no health check are left alone, but for the cursor’s', async () => {
	const well = ['a', 'b'].map(name => makeContainer(name, {health: 'healthy'}));
	const store = createStore(
		makeState(opened(), {type: 'containers/listed', containers: [...well, makeContainer('plain')]}),
	);
	const asked: string[] = [];
	look(store, {
		async details(id) {
			asked.push(id);
			return makeDetails(['a', 'b', 'plain'].find(name => idOf(name) === id)!);
		},
	});
	await vi.advanceTimersByTimeAsync(4000);
	asked.length = 0;
	await vi.advanceTimersByTimeAsync(12_000);
	expect(new Set(asked).size).toBe(1);
});

test('details that read the same stay the same', () => {
	const store = createStore(makeState(listed('web'), detailed('web')));
	const before = store.getState().fleet.containers.details.get(idOf('web'));
	store.dispatch({type: 'containers/doubted', ids: [idOf('web'), idOf('gone')]});
	expect([...store.getState().fleet.containers.staleDetails.keys()]).toEqual([idOf('web')]);
	store.dispatch(detailed('web'));
	expect(store.getState().fleet.containers.details.get(idOf('web'))).toBe(before);
});
