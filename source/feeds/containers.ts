import {wait} from '../lib/wait.js';
import type {EngineEvent} from '../engine/types.js';
import type {Feed, FeedContext} from './feed.js';

/** Events that come within this time share one list call. */
const gatherMs = 40;
/** By then an events stream is open. */
const openedAfterMs = 1000;
const listAtMostEveryMs = 250;
/** The list's status words (`Up 3 minutes`) age, and an event may be lost: look again this often. */
const refreshEveryMs = 15_000;

/**
 * The containers: listed once, then again after events. Never two lists in flight, and under a storm of
 * events no more than one every quarter of a second.
 */
export const containers: Feed = {
	name: 'containers',
	wants: state =>
		state.fleet.connection.status === 'up' || state.fleet.connection.status === 'silent'
			? [String(state.fleet.connection.generation)]
			: [],
	async run(_key, context, signal) {
		const ended = new AbortController();
		const both = AbortSignal.any([signal, ended.signal]);
		const bell = createBell();
		// An event that came while the stream was being opened is in no stream: one more look makes up for it.
		void wait(openedAfterMs, both).then(bell.ring);
		try {
			await Promise.all([
				watchEvents(context, bell.ring, both).finally(() => {
					ended.abort();
					bell.ring();
				}),
				listOnBell(context, bell.rung, both),
			]);
		} finally {
			ended.abort();
		}
	},
	failed(_key, _error, _retryAtMs, {dispatch}) {
		dispatch({type: 'connection/nudged'});
	},
};

async function watchEvents(context: FeedContext, ring: () => void, signal: AbortSignal): Promise<void> {
	let batch: EngineEvent[] = [];
	let timer: NodeJS.Timeout | undefined;
	const flush = () => {
		timer = undefined;
		context.dispatch({type: 'events/happened', events: batch});
		batch = [];
		ring();
	};

	try {
		for await (const event of context.engine.events(undefined, signal)) {
			batch.push(event);
			timer ??= setTimeout(flush, gatherMs);
		}
	} finally {
		clearTimeout(timer);
	}
}

async function listOnBell(
	context: FeedContext,
	rung: (signal: AbortSignal) => Promise<void>,
	signal: AbortSignal,
): Promise<void> {
	while (!signal.aborted) {
		const startedAtMs = performance.now();
		context.dispatch({type: 'containers/listed', containers: await context.engine.list(signal)});
		await rung(signal);
		const spentMs = performance.now() - startedAtMs;
		await wait(Math.max(0, listAtMostEveryMs - spentMs), signal);
	}
}

/** `rung` resolves when `ring` has been called since the last time, or when it is time to look anyway. */
function createBell(): {ring: () => void; rung: (signal: AbortSignal) => Promise<void>} {
	let isRung = false;
	let answer: (() => void) | undefined;
	return {
		ring() {
			isRung = true;
			answer?.();
		},
		async rung(signal) {
			const early = new AbortController();
			answer = () => early.abort();
			if (!isRung) {
				await wait(refreshEveryMs, AbortSignal.any([signal, early.signal]));
			}

			answer = undefined;
			isRung = false;
		},
	};
}
