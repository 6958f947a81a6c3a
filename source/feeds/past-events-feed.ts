import {isLoss} from '../engine/transport/engine-error.js';
import type {EngineEvent} from '../engine/types.js';
import {engineNowMs} from '../store/engine-now.js';
import type {State} from '../store/state.js';
import type {Feed} from './feed.js';
import {withoutLabels} from './without-labels.js';

/**
 * So many does an engine remember at most. Podman reads its whole log: of that the last hour. It also closes a stream
 * that has an end before all is told: there it is listened to for a while.
 */
const mostEvents = 256;
const podmanSpanMs = 3_600_000;
/** By an engine whose clock is behind what is known of it, the past isn't over: what came until then is taken. */
const patienceMs = 5000;

/** What the engine remembers of the time before it was connected to, once a connection, when its containers are known. */
export const pastEvents: Feed<number> = {
	name: 'past events',
	wants: ({fleet: {connection, containers, events}}) =>
		connection.status === 'up' &&
		containers.isKnown &&
		events.problem === undefined &&
		events.recalledIn !== connection.generation
			? [connection.generation]
			: [],
	keyOf: String,
	async run(generation, {engine, dispatch, getState}, signal) {
		const events: EngineEvent[] = [];
		const {since, until} = spanOf(getState());
		try {
			const ended = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
			for await (const event of engine.pastEvents(since, until, ended)) {
				events.push(withoutLabels(event, getState()));
				events.splice(0, events.length - mostEvents);
			}
		} catch (error) {
			// Who doesn't tell the past may still tell what happens.
			if (isLoss(error)) {
				throw error;
			}
		}

		if (!signal.aborted) {
			dispatch({type: 'events/recalled', events, generation});
		}
	},
};

function spanOf({fleet}: State): {readonly since: string; readonly until?: string} {
	const nowMs = engineNowMs(fleet);
	return fleet.connection.host?.isPodman
		? {since: secondsOf(nowMs - podmanSpanMs)}
		: {since: secondsOf(0), until: secondsOf(nowMs)};
}

function secondsOf(atMs: number): string {
	return (atMs / 1000).toFixed(3);
}
