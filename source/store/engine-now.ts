import type {OfEngine} from './fleet/owner.js';
import {connectionOf} from './seen-from.js';
import type {Fleet} from './state.js';

/** A moment of our clock by the engine's, as far as it is known how the two differ. */
export function byEngineMs({clockOffsetMs = 0}: Fleet['connection'], ourMs: number): number {
	return ourMs + clockOffsetMs;
}

/** What time it is by the clock of the engine that it belongs to. */
export function nowMsFor(fleet: Fleet, of: OfEngine): number {
	return byEngineMs(connectionOf(fleet, of), fleet.ourNowMs);
}

/** What time it is by the engine's clock: whatever an engine has dated is compared with this, never with our own time. */
export function engineNowMs({connection, ourNowMs}: Pick<Fleet, 'connection' | 'ourNowMs'>): number {
	return byEngineMs(connection, ourNowMs);
}
