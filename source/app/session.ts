import process from 'node:process';
import {dockerCredentials} from '../engine/address/docker-credentials.js';
import {createDockerEngine} from '../engine/docker-engine.js';
import type {Engine} from '../engine/engine.js';
import {feeds} from '../feeds/feed-table.js';
import {supervise} from '../feeds/supervise.js';
import type {Store} from '../store/store.js';
import {thisMachine, type FoundEngine} from './find-engine.js';
import type {Options} from './options.js';
import {createRunHelper} from './effects/run-helper.js';

export type Session = {
	readonly engine: Engine;
	readonly signal: AbortSignal;
	readonly end: () => Promise<void>;
};

/** Everything that happens with one engine hangs on this session's signal: feeds, requests, actions. */
export function beginSession(
	found: FoundEngine,
	store: Store,
	{isReadOnly}: Pick<Options, 'isReadOnly'>,
): Session {
	const controller = new AbortController();
	// The embedded engine has no registries to ask.
	const credentials = found.isDemo
		? undefined
		: dockerCredentials(thisMachine(process.env), createRunHelper());
	const engine = createDockerEngine(found.address, {isReadOnly, credentials});
	supervise(feeds, store, {...store, engine}, controller.signal);
	return {
		engine,
		signal: controller.signal,
		async end() {
			controller.abort();
			engine.close();
			await found.leave();
		},
	};
}
