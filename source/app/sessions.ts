import type {Engine} from '../engine/engine.js';
import type {ContainerId, LogOptions} from '../engine/types.js';
import {sharedFeeds} from '../feeds/feed-table.js';
import {supervise} from '../feeds/supervise.js';
import {enginesOf} from '../store/seen-from.js';
import type {Store} from '../store/store.js';
import type {SafeText} from '../text/safe-text.js';
import {nameOf, originOf} from './find-engine.js';
import type {FoundEngine, FoundEngines} from './found-engine.js';
import type {Options} from './options.js';
import {beginSession, type Session} from './session.js';

export type Sessions = {
	/** That with the engine of that name; without a name, with the first. */
	readonly of: (engine?: SafeText) => Session;
	/** Requests sent so far, to all engines. */
	readonly requests: () => number;
	/** Ends all of them, and begins with that engine anew. */
	readonly restart: (found: FoundEngine) => Promise<void>;
	readonly end: () => Promise<void>;
};

/** A session with each engine. What runs once for all of them reaches each by its session. */
export function beginSessions(
	engines: FoundEngines,
	store: Store,
	options: Pick<Options, 'isReadOnly'>,
): Sessions {
	const sessions = new Map<SafeText, Session>();
	const begin = (found: FoundEngine, place: number) => {
		sessions.set(nameOf(found), beginSession(found, store, options, place));
	};

	engines.forEach(begin);
	const of = (engine?: SafeText) => {
		const first = enginesOf(store.getState().fleet)[0]?.connection.label;
		return sessions.get(engine ?? first!) ?? [...sessions.values()][0]!;
	};

	const shared = new AbortController();
	supervise(sharedFeeds, store, {...store, engine: routed(store, of)}, shared.signal);
	const endAll = async () => {
		const ended = [...sessions.values()];
		sessions.clear();
		await Promise.all(ended.map(async session => session.end()));
	};

	return {
		of,
		requests: () => [...sessions.values()].reduce((sum, {engine}) => sum + engine.requests(), 0),
		async restart(found) {
			await endAll();
			store.dispatch({type: 'session/began', origin: originOf(found, Date.now())});
			begin(found, 0);
		},
		async end() {
			shared.abort();
			await endAll();
		},
	};
}

/** What runs once asks for logs only: each container's of its engine. */
function routed(store: Store, of: Sessions['of']): Engine {
	return {
		...of().engine,
		logs(id: ContainerId, options: LogOptions, signal: AbortSignal) {
			const container = store.getState().fleet.containers.byId.get(id);
			return of(container?.engine).engine.logs(id, options, signal);
		},
	};
}
