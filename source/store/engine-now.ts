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

/** Less is within what an engine tells of its clock. */
const leastAheadMs = 2000;

/** How far the clock of the engine that the fleet is seen from is ahead of the first one's, in whole seconds. */
export function aheadSeconds(fleet: Fleet): number {
	const aheadMs = byEngineMs(fleet.connection, 0) - byEngineMs(connectionOf(fleet, {}), 0);
	return Math.abs(aheadMs) < leastAheadMs ? 0 : Math.round(aheadMs / 1000);
}

/** What time it is by the clock that logs are shown by. */
export function logNowMs(fleet: Fleet): number {
	return nowMsFor(fleet, {});
}
