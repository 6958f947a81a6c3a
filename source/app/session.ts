import process from 'node:process';
import {dockerCredentials} from '../engine/address/docker-credentials.js';
import {createDockerEngine} from '../engine/docker-engine.js';
import type {Engine} from '../engine/engine.js';
import {keyedEngine} from '../engine/keyed-engine.js';
import {keysAt} from '../engine/keys-at.js';
import type {FeedContext} from '../feeds/feed.js';
import {engineFeeds} from '../feeds/feed-table.js';
import {supervise} from '../feeds/supervise.js';
import type {Message} from '../store/messages.js';
import {aheadSeconds} from '../store/engine-now.js';
import {hasSeveral} from '../store/fleet/owner.js';
import {seenFrom} from '../store/seen-from.js';
import type {Store} from '../store/open-store.js';
import type {SafeText} from '../text/safe-text.js';
import {nameOf, thisMachine} from './find-engine.js';
import type {FoundEngine} from './found-engine.js';
import type {Options} from './options.js';
import {createRunHelper} from './effects/run-helper.js';

/** The store as seen from one engine: what is dispatched is that engine's. */
type SeenStore = Pick<Store, 'getState' | 'onChange'> & {
	readonly dispatch: (message: Message) => void;
};

export type Session = {
	readonly engine: Engine;
	readonly store: SeenStore;
	readonly signal: AbortSignal;
	/** Without letting go of the way to the engine. */
	readonly pause: () => Promise<void>;
	readonly end: () => Promise<void>;
};

/** Everything that happens with one engine hangs on this session's signal: feeds, requests, actions. */
export function beginSession(
	found: FoundEngine,
	store: Store,
	{isReadOnly}: Pick<Options, 'isReadOnly'>,
	place = 0,
): Session {
	const controller = new AbortController();
	const name = nameOf(found);
	// The embedded engine has no registries to ask.
	const credentials = found.isDemo
		? undefined
		: dockerCredentials(thisMachine(process.env), createRunHelper());
	const seen = place === 0 ? store : storeSeenFrom(store, name);
	const engine = keyedEngine(
		createDockerEngine(found.address, {isReadOnly, credentials}),
		() => (hasSeveral(store.getState().fleet) ? name : undefined),
		keysAt(place),
		fixed(() => aheadSeconds(seen.getState().fleet)),
	);
	const context: FeedContext = {...seen, engine};
	supervise(found.isRecording ? [] : engineFeeds, seen, context, controller.signal);
	return {
		engine,
		store: seen,
		signal: controller.signal,
		async pause() {
			controller.abort();
			engine.close();
		},
		async end() {
			controller.abort();
			engine.close();
			await found.leave();
		},
	};
}

/** As it was first: what goes on after a cut must be what it was before. */
function fixed(take: () => number): () => number {
	let taken: number | undefined;
	return () => (taken ??= take());
}

function storeSeenFrom(store: Store, engine: SafeText): SeenStore {
	return {
		getState: () => seenFrom(store.getState(), engine),
		dispatch: message => store.dispatch({...message, engine}),
		onChange: listener => store.onChange((state, message) => listener(seenFrom(state, engine), message)),
	};
}
