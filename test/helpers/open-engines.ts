import {onTestFinished} from 'vitest';
import {originOf} from '../../source/app/find-engine.js';
import type {FoundEngine} from '../../source/app/found-engine.js';
import {beginSessions, type Sessions} from '../../source/app/sessions.js';
import type {ContainerId} from '../../source/engine/types.js';
import type {SafeText} from '../../source/text/safe-text.js';
import {safeText} from '../../source/text/safe-text.js';
import {initialState} from '../../source/store/initial-state.js';
import {seenFrom} from '../../source/store/seen-from.js';
import type {State} from '../../source/store/state.js';
import type {Store} from '../../source/store/open-store.js';
import {createStore} from '../../source/store/store.js';
import {openDemo, type Demo} from '../demo-lab/open-demo.js';
import {usualChartSeconds} from '../../source/store/view/screen-slice.js';
import {stateWhen} from './state-when.js';

export type OpenEngines = {
	readonly store: Store;
	readonly sessions: Sessions;
	readonly demos: readonly Demo[];
	readonly until: (isSo: (state: State) => boolean) => Promise<State>;
};

/** Embedded engines of those names, each with the same containers: as machines are that were cloned. */
export async function openEngines(names: readonly string[], containers = 6): Promise<OpenEngines> {
	// No two machines have started their containers in the same moment.
	const demos = await Promise.all(
		names.map(async (_, place) => openDemo({now: () => Date.now() + 50 * place, containers})),
	);
	return {demos, ...watchEngines(names, demos)};
}

/** One store and a session with each, until the test ends. */
export function watchEngines(names: readonly string[], demos: readonly Demo[]) {
	const found = names.map((label, place): FoundEngine => {
		const {socketPath} = demos[place]!;
		const address = {label, url: `unix://${socketPath}`, socketPath};
		return {address, isDemo: false, tried: [], leave: async () => {}};
	});
	const [first, ...others] = found;
	const store = createStore(
		initialState({
			...originOf(first!, Date.now()),
			others: others.map((one, index) => originOf(one, Date.now(), index + 1)),
			screen: {
				columns: 160,
				rows: 50,
				colorLevel: 0,
				isUnicode: true,
				isReadOnly: false,
				isCpuOfHost: false,
				chartSeconds: usualChartSeconds,
				isSlow: false,
			},
		}),
	);
	const sessions = beginSessions([first!, ...others], store, {isReadOnly: false});
	onTestFinished(async () => {
		await sessions.end();
		store.close();
	});
	const until = async (isSo: (state: State) => boolean) => stateWhen(store, isSo);
	return {store, sessions, until};
}

export function statusOf(state: State, engine: string): string {
	return seenFrom(state, safeText(engine)).fleet.connection.status;
}

/** The keys of an engine's containers by their names. */
export function keysOf(state: State, engine = 'first'): ReadonlyMap<SafeText, ContainerId> {
	const own = [...state.fleet.containers.byId.values()].filter(one => one.engine === engine);
	return new Map(own.map(({name, id}) => [name, id]));
}
