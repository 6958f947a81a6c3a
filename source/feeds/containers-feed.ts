import {isLoss, type EngineError} from '../engine/transport/engine-error.js';
import type {EngineEvent} from '../engine/types.js';
import {backoffMs, wait} from '../util/wait.js';
import type {Feed, FeedContext} from './feed.js';
import {withoutLabels} from './without-labels.js';

/** Events that come within this time share one list call. */
const gatherMs = 40;
/** By then an events stream is open. */
const openedAfterMs = 1000;
const listAtMostEveryMs = 250;
/** The list's status words (`Up 3 minutes`) age, and an event may be lost: look again this often. */
const refreshEveryMs = 15_000;
/** Without events, this often. */
const pollEveryMs = 2000;
/** Events that aren't to be had are asked for again after this time. */
const askAgainMs = 5000;

/**
 * The containers: listed once, then again after events, or every other second where there are none. Never two lists
 * in flight, and under a storm of events no more than one every quarter of a second.
 */
export const containers: Feed<number> = {
	name: 'containers',
	wants: state =>
		state.fleet.connection.status === 'up' || state.fleet.connection.status === 'silent'
			? [state.fleet.connection.generation]
			: [],
	keyOf: String,
	async run(_generation, context, signal) {
		const ended = new AbortController();
		const both = AbortSignal.any([signal, ended.signal]);
		const notifier = createNotifier(() =>
			context.getState().fleet.events.problem === undefined ? refreshEveryMs : pollEveryMs,
		);
		// An event that came while the stream was being opened is in no stream: one more look makes up for it.
		void wait(openedAfterMs, both).then(notifier.notify);
		try {
			await Promise.all([
				keepWatching(context, notifier.notify, both).finally(() => {
					ended.abort();
					notifier.notify();
				}),
				listOnNotice(context, notifier.notified, both),
			]);
		} finally {
			ended.abort();
		}
	},
	failed(_generation, _error, _retryAtMs, {dispatch}) {
		dispatch({type: 'connection/doubted'});
	},
};

/** Returns when the stream ends, as it does with the engine. A stream that can't be had costs only what it would tell. */
async function keepWatching(context: FeedContext, notify: () => void, signal: AbortSignal): Promise<void> {
	for (;;) {
		try {
			await watchEvents(context, notify, signal);
			return;
		} catch (error) {
			if (isLoss(error)) {
				throw error;
			}

			context.dispatch({type: 'events/failed', problem: (error as EngineError).words});
			notify();
			await wait(askAgainMs, signal);
		}
	}
}

async function watchEvents(context: FeedContext, notify: () => void, signal: AbortSignal): Promise<void> {
	let batch: EngineEvent[] = [];
	let timer: NodeJS.Timeout | undefined;
	const flush = () => {
		timer = undefined;
		const state = context.getState();
		context.dispatch({type: 'events/happened', events: batch.map(event => withoutLabels(event, state))});
		batch = [];
		notify();
	};

	try {
		const opened = () => context.dispatch({type: 'events/opened'});
		for await (const event of context.engine.events(undefined, signal, opened)) {
			batch.push(event);
			timer ??= setTimeout(flush, gatherMs);
		}
	} finally {
		clearTimeout(timer);
	}
}

async function listOnNotice(
	context: FeedContext,
	notified: (signal: AbortSignal) => Promise<void>,
	signal: AbortSignal,
): Promise<void> {
	for (let failures = 0; !signal.aborted;) {
		const startedAtMs = performance.now();
		try {
			context.dispatch({type: 'containers/listed', containers: await context.engine.list(signal)});
			failures = 0;
			await notified(signal);
		} catch (error) {
			if (isLoss(error)) {
				throw error;
			}

			const {words, hint} = error as EngineError;
			context.dispatch({type: 'containers/failed', problem: {words, hint}});
			await wait(backoffMs(failures++), signal);
		}

		const spentMs = performance.now() - startedAtMs;
		await wait(Math.max(0, listAtMostEveryMs - spentMs), signal);
	}
}

/** `notified` resolves when `notify` has been called since the last time, or when it is time to look anyway. */
function createNotifier(lookEveryMs: () => number): {
	notify: () => void;
	notified: (signal: AbortSignal) => Promise<void>;
} {
	let isRung = false;
	let answer: (() => void) | undefined;
	return {
		notify() {
			isRung = true;
			answer?.();
		},
		async notified(signal) {
			const early = new AbortController();
			answer = () => early.abort();
			if (!isRung) {
				await wait(lookEveryMs(), AbortSignal.any([signal, early.signal]));
			}

			answer = undefined;
			isRung = false;
		},
	};
}
