import type {Engine} from '../engine/engine.js';
import {resourcesFeed} from '../feeds/resources.js';
import {feeds} from '../feeds/table.js';
import {supervise} from '../feeds/supervise.js';
import {safeText} from '../lib/safe-text.js';
import {tableViews} from '../panes/table-views.js';
import type {Origin} from '../store/initial-state.js';
import type {Store} from '../store/store.js';

/** An engine, where it came from, and how to let go of it. */
export type Door = {
	readonly engine: Engine;
	readonly isDemo: boolean;
	readonly tried: readonly string[];
	readonly close: () => Promise<void> | void;
};

export type Session = {
	readonly engine: Engine;
	readonly signal: AbortSignal;
	readonly end: () => Promise<void>;
};

export function originOf({engine, isDemo, tried}: Door, nowMs: number): Origin {
	return {
		label: safeText(engine.address.label),
		url: safeText(engine.address.url),
		isDemo,
		tried: tried.map(way => safeText(way)),
		nowMs,
	};
}

/** Everything that happens with one engine hangs on this session's signal: feeds, requests, actions. */
export function beginSession(door: Door, store: Store): Session {
	const controller = new AbortController();
	const {engine} = door;
	const all = [...feeds, resourcesFeed(tableViews.map(({source}) => source))];
	supervise(all, store, {engine, dispatch: store.dispatch, getState: store.getState}, controller.signal);
	return {
		engine,
		signal: controller.signal,
		async end() {
			controller.abort();
			await door.close();
		},
	};
}
