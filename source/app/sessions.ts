import type {Engine} from '../engine/engine.js';
import type {ContainerId, LogOptions} from '../engine/types.js';
import {sharedFeeds} from '../feeds/feed-table.js';
import {logsOf} from '../feeds/logs-of.js';
import {supervise} from '../feeds/supervise.js';
import {enginesOf} from '../store/seen-from.js';
import type {Store} from '../store/open-store.js';
import type {SafeText} from '../text/safe-text.js';
import {nameOf, originOf} from './find-engine.js';
import type {FoundEngine, FoundEngines} from './found-engine.js';
import type {Options} from './options.js';
import {watchForTwice} from './same-engine.js';
import {beginSession, type Session} from './session.js';

export type Sessions = {
	/** That with the engine of that name; without a name, with the first. */
	readonly of: (engine?: SafeText) => Session;
	/** Requests sent so far, to all engines. */
	readonly requests: () => number;
	/** Begins one again that was ended. */
	readonly connect: (engine: SafeText) => void;
	/** Ends one: its rows go, and nothing is asked of it. */
	readonly disconnect: (engine: SafeText) => Promise<void>;
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
	const of = (engine?: SafeText) =>
		sessionOf(engine ?? enginesOf(store.getState().fleet)[0]!.connection.label, sessions);

	const wantedTwice = new Set<SafeText>();
	const forget = watchForTwice(store, wantedTwice, async engine => disconnect(engine, sessions, store));
	const shared = new AbortController();
	supervise(sharedFeeds, store, {...store, engine: routed(store, of)}, shared.signal);
	return {
		of,
		connect(engine) {
			const place = engines.findIndex(found => nameOf(found) === engine);
			wantedTwice.add(engine);
			if (place >= 0 && sessions.get(engine)?.signal.aborted !== false) {
				store.dispatch({type: 'connection/nudged', engine});
				begin(engines[place]!, place);
			}
		},
		disconnect: async engine => disconnect(engine, sessions, store),
		requests: () => requestsOf(sessions),
		async restart(found) {
			await endAll(sessions);
			store.dispatch({type: 'session/began', origin: originOf(found, Date.now())});
			begin(found, 0);
		},
		async end() {
			forget();
			shared.abort();
			await endAll(sessions);
		},
	};
}

function requestsOf(sessions: ReadonlyMap<SafeText, Session>): number {
	return [...sessions.values()].reduce((sum, {engine}) => sum + engine.requests(), 0);
}

/** Another one in its place would do to one engine what was meant for another. */
function sessionOf(engine: SafeText, sessions: ReadonlyMap<SafeText, Session>): Session {
	const session = sessions.get(engine);
	if (!session) {
		throw new Error(`no session with ${engine}`);
	}

	return session;
}

/** Its rows go, and nothing is asked of it any more. */
async function disconnect(engine: SafeText, sessions: Map<SafeText, Session>, store: Store): Promise<void> {
	// What is asked of it by then comes to an aborted session, not to another one.
	await sessions.get(engine)?.pause();
	store.dispatch({type: 'containers/listed', containers: [], engine});
	store.dispatch({type: 'connection/closed', engine});
}

async function endAll(sessions: Map<SafeText, Session>): Promise<void> {
	const ended = [...sessions.values()];
	sessions.clear();
	await Promise.all(ended.map(async session => session.end()));
}

/** What runs once asks for logs only: each container's of its engine. */
function routed(store: Store, of: Sessions['of']): Engine {
	const alignedLogs = (id: ContainerId, options: LogOptions, signal: AbortSignal) => {
		const container = store.getState().fleet.containers.byId.get(id);
		return logsOf(of(container?.engine).engine)(id, options, signal);
	};

	return {...of().engine, alignedLogs};
}
