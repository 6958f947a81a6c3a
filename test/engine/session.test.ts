import {afterAll, beforeAll, expect, test} from 'vitest';
import {originOf} from '../../source/app/find-engine.js';
import {beginSession, type Session} from '../../source/app/session.js';
import {initialState} from '../../source/store/initial-state.js';
import type {State} from '../../source/store/state.js';
import type {Store} from '../../source/store/open-store.js';
import {createStore} from '../../source/store/store.js';
import {unixAddress} from '../../source/engine/address/parse-host.js';
import {startRealEngine, type RealEngine} from '../helpers/real-engine.js';
import {eachRealEngine} from '../helpers/real-engines.js';
import {usualChartSeconds} from '../../source/store/view/screen-slice.js';

// All feeds on a real engine: what the screen would know, while the engine goes and comes.

eachRealEngine('a session with the %s engine', kind => {
	let real: RealEngine;
	let store: Store;
	let session: Session;

	beforeAll(async () => {
		real = await startRealEngine(kind);
		await real.run(
			'worker',
			'while :; do echo tick; sleep 0.1; done',
			'--stop-signal=SIGKILL',
			'--restart=always',
		);
		const address = unixAddress(real.socketPath, 'test');
		const found = {address, isDemo: false, tried: [], leave: async () => {}};
		const screen = {columns: 120, rows: 40, colorLevel: 3, isUnicode: true, isReadOnly: false} as const;
		store = createStore(
			initialState({
				...originOf(found, Date.now()),
				screen: {...screen, isCpuOfHost: false, chartSeconds: usualChartSeconds, isSlow: false},
			}),
		);
		session = beginSession(found, store, {isReadOnly: false});
	});
	afterAll(async () => {
		await session?.end();
		store?.close();
		await real?.close();
	});

	async function until(isSo: (state: State) => boolean): Promise<State> {
		return new Promise(resolve => {
			const look = (state: State) => {
				if (isSo(state)) {
					stop();
					resolve(state);
				}
			};

			const stop = store.onChange(look);
			look(store.getState());
		});
	}

	const statusIs = (wanted: string) => (state: State) => state.fleet.connection.status === wanted;
	const namesIn = ({fleet}: State) => [...fleet.containers.byId.values()].map(({name}) => String(name));
	const has = (name: string) => (state: State) => namesIn(state).includes(name);
	const generation = () => store.getState().fleet.connection.generation;

	test('a container that is made, renamed and removed is seen by its events', async () => {
		await until(has('worker'));
		await real.docker('create', '--network=none', '--name=egg', 'midwatch/box', 'true');
		await until(has('egg'));
		await real.docker('rename', 'egg', 'hen');
		expect(namesIn(await until(has('hen')))).not.toContain('egg');
		await real.docker('rm', 'hen');
		await until(state => !has('hen')(state));
	});

	test('an engine that hangs keeps what is known of it, and goes on without a new beginning', async () => {
		const before = generation();
		real.signal('SIGSTOP');
		expect(namesIn(await until(statusIs('silent')))).toEqual(['worker']);
		real.signal('SIGCONT');
		await until(statusIs('up'));
		expect(generation()).toBe(before);
	});

	test('an engine that is killed and started again is followed anew, with nothing twice', async () => {
		const before = generation();
		real.signal('SIGKILL');
		const lost = await until(statusIs('down'));
		expect(namesIn(lost)).toEqual(['worker']);
		expect(lost.fleet.connection.problem?.kind).toBe('unreachable');
		await real.exited();
		await real.start();
		await until(statusIs('up'));
		expect(generation()).toBe(before + 1);
		await real.docker('create', '--network=none', '--name=chick', 'midwatch/box', 'true');
		expect(namesIn(await until(has('chick'))).toSorted()).toEqual(['chick', 'worker']);
		const figures = ({fleet}: State) => fleet.usage.byId.get(worker);
		const worker = [...store.getState().fleet.containers.byId.values()].find(
			({name}) => name === 'worker',
		)!.id;
		const known = figures(store.getState());
		await until(state => figures(state) !== known);
	});
});
