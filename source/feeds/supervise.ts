import {errorWords} from '../text/error-words.js';
import {EngineError} from '../engine/transport/engine-error.js';
import {backoffMs, wait} from '../util/wait.js';
import {safe, safeText} from '../text/safe-text.js';
import type {Message} from '../store/messages.js';
import type {State} from '../store/state.js';
import type {Feed, FeedContext} from './feed.js';
import {noteNow} from '../store/fleet/notes-slice.js';

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
		if (!signal.aborted) {
			matchRuns(running, wantedBy(feeds, store.getState()), context, signal);
		}
	};

	const stopListening = store.onChange(soon(adjust));
	signal.addEventListener('abort', stopListening, {once: true});
	adjust();
}

type Wanted = ReadonlyMap<string, {readonly feed: Feed; readonly wish: unknown}>;

function wantedBy(feeds: readonly Feed[], state: State): Wanted {
	return new Map(
		feeds.flatMap(feed =>
			feed.wants(state).map(wish => [`${feed.name} ${feed.keyOf(wish)}`, {feed, wish}] as const),
		),
	);
}

function matchRuns(
	running: Map<string, AbortController>,
	wanted: Wanted,
	context: FeedContext,
	signal: AbortSignal,
): void {
	for (const [name, controller] of running) {
		if (!wanted.has(name)) {
			running.delete(name);
			controller.abort();
		}
	}

	for (const [name, {feed, wish}] of wanted) {
		if (!running.has(name)) {
			const controller = new AbortController();
			running.set(name, controller);
			void keepRunning(feed, wish, context, AbortSignal.any([signal, controller.signal]));
		}
	}
}

/** So often at most is looked at what is wanted. */
const lookEveryMs = 15;

/** At the end of this turn of the event loop, however many messages come in it; in a flood of them less often. */
function soon(look: () => void): () => void {
	let isDue = false;
	let lookedAtMs = Number.NEGATIVE_INFINITY;
	const now = () => {
		isDue = false;
		lookedAtMs = performance.now();
		look();
	};

	return () => {
		if (isDue) {
			return;
		}

		isDue = true;
		const delayMs = lookedAtMs + lookEveryMs - performance.now();
		if (delayMs > 0) {
			setTimeout(now, delayMs);
		} else {
			queueMicrotask(now);
		}
	};
}

/** A run this long counts as a success: the next failure starts from the shortest delay. */
const steadyMs = 5000;

async function keepRunning(
	feed: Feed,
	wish: unknown,
	context: FeedContext,
	signal: AbortSignal,
): Promise<void> {
	await (feed.settleMs === undefined ? undefined : wait(feed.settleMs, signal));
	for (let attempt = 0; !signal.aborted; attempt++) {
		const startedAtMs = performance.now();
		let problem: unknown;
		try {
			await feed.run(wish, context, signal);
		} catch (error) {
			problem = error;
		}

		if (performance.now() - startedAtMs > steadyMs) {
			attempt = 0;
		}

		if (!signal.aborted) {
			tellBug(feed, problem, context);
			const delayMs = backoffMs(attempt);
			feed.failed?.(wish, problem, Date.now() + delayMs, context);
			await wait(delayMs, signal);
		}
	}
}

/** Whatever isn't the engine's fault is ours: figures that stand still must not pass for figures. */
function tellBug({name}: Feed, problem: unknown, {dispatch}: FeedContext): void {
	if (problem !== undefined && !(problem instanceof EngineError)) {
		const words = errorWords(problem, 200);
		const text = safe`a bug in midwatch, in its ${safeText(name)} feed: ${words}; it tries again`;
		dispatch(noteNow({tone: 'bad', text}));
	}
}
