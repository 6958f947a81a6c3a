import {backoffMs} from '../lib/backoff.js';
import {wait} from '../lib/wait.js';
import type {Message} from '../store/messages.js';
import type {State} from '../store/state.js';
import type {Feed, FeedContext} from './feed.js';

type Watched = {
	readonly getState: () => State;
	readonly onChange: (listener: (state: State, message: Message) => void) => () => void;
};

/**
 * Keeps the runs of every feed equal to what the feeds want: starts what is missing, aborts what is no
 * longer wanted. A run that ends while wanted starts again after a back-off, which a run of a while resets.
 */
export function supervise(
	feeds: readonly Feed[],
	store: Watched,
	context: FeedContext,
	signal: AbortSignal,
): void {
	const running = new Map<string, AbortController>();

	const adjust = () => {
		if (signal.aborted) {
			return;
		}

		const state = store.getState();
		const wanted = new Map<string, () => void>();
		for (const feed of feeds) {
			for (const key of feed.wants(state)) {
				wanted.set(`${feed.name} ${key}`, () => begin(feed, key));
			}
		}

		for (const [name, controller] of running) {
			if (!wanted.has(name)) {
				running.delete(name);
				controller.abort();
			}
		}

		for (const [name, start] of wanted) {
			if (!running.has(name)) {
				start();
			}
		}
	};

	const begin = (feed: Feed, key: string) => {
		const controller = new AbortController();
		running.set(`${feed.name} ${key}`, controller);
		void keepRunning(feed, key, context, AbortSignal.any([signal, controller.signal]));
	};

	// One look at what is wanted per turn of the event loop, however many messages came in it.
	let isDue = false;
	const stopListening = store.onChange(() => {
		if (!isDue) {
			isDue = true;
			queueMicrotask(() => {
				isDue = false;
				adjust();
			});
		}
	});
	signal.addEventListener('abort', stopListening, {once: true});
	adjust();
}

/** A run this long counts as a success: the next failure starts from the shortest delay. */
const steadyMs = 5000;

async function keepRunning(
	feed: Feed,
	key: string,
	context: FeedContext,
	signal: AbortSignal,
): Promise<void> {
	await (feed.settleMs === undefined ? undefined : wait(feed.settleMs, signal));
	for (let attempt = 0; !signal.aborted; attempt++) {
		const startedAtMs = performance.now();
		let problem: unknown;
		try {
			await feed.run(key, context, signal);
		} catch (error) {
			problem = error;
		}

		if (performance.now() - startedAtMs > steadyMs) {
			attempt = 0;
		}

		if (!signal.aborted) {
			const delayMs = backoffMs(attempt);
			feed.failed?.(key, problem, Date.now() + delayMs, context);
			await wait(delayMs, signal);
		}
	}
}
