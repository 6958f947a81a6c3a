import type {LogBuffer} from '../logs/log-buffer.js';
import {nextHit} from '../logs/log-hits.js';
import type {State} from './state.js';

/** The lines that the logs pane is about: all that are kept, or those that the filter lets pass. */
export function readBuffer({fleet, view}: State): LogBuffer {
	const {buffer, filter} = fleet.logs;
	return view.logView.filter.trim() !== '' && filter !== undefined ? filter.buffer : buffer;
}

/** The nearest hit from the line on, itself included, round the end if there is none before it. */
export function seekHit(state: State, from: number, direction: 1 | -1): number | undefined {
	const buffer = readBuffer(state);
	const start = direction === 1 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	return nextHit(buffer, from - direction, direction) ?? nextHit(buffer, start, direction);
}

/** The line being read, which must stay whatever comes: the hit that a search shows, or where the view holds. */
export function heldLine(state: State): number | undefined {
	const {hold, seek} = state.view.logView;
	const {set} = state.fleet.logs;
	const hit = seek?.set === set ? seekHit(state, seek.from, seek.direction) : undefined;
	return hit ?? (hold?.set === set ? hold.cursor : undefined);
}
