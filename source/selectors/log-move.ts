import {firstSeq, seqAtOrAfter, seqAtOrBefore} from '../lib/log-buffer.js';
import type {State} from '../store/state.js';
import {lookOf, rowsOf, selectHold, selectLogRows, selectLogSize} from './log-window.js';

/** Where the reader stands: the cursor's line and the first line shown. */
export type LogPlace = {readonly cursor: number; readonly top: number};

/** Undefined when there are no lines. Who follows stands on the newest line. */
export function selectLogPlace(state: State): LogPlace | undefined {
	const {buffer} = state.fleet.logs;
	const hold = selectHold(state);
	const last = seqAtOrBefore(buffer, buffer.end - 1);
	if (hold) {
		const cursor = seqAtOrAfter(buffer, hold.cursor) ?? last;
		const top = seqAtOrAfter(buffer, hold.top) ?? last;
		return cursor === undefined || top === undefined ? undefined : {cursor, top};
	}

	const top = selectLogRows(state)[0]?.seq;
	return last === undefined || top === undefined ? undefined : {cursor: last, top};
}

/** The place `by` lines further; undefined when there is none below: the end was passed. */
export function moveBy(state: State, place: LogPlace, by: number): LogPlace | undefined {
	const cursor = step(state, place.cursor, by);
	return cursor === place.cursor && by > 0 ? undefined : withCursor(state, place.top, cursor);
}

/** The place a page further: what is read moves by a whole pane. */
export function pageBy(state: State, place: LogPlace, pages: number): LogPlace | undefined {
	const by = pages * selectLogSize(state).height;
	const cursor = step(state, place.cursor, by);
	return cursor === place.cursor && by > 0
		? undefined
		: withCursor(state, step(state, place.top, by), cursor);
}

export function firstPlace({fleet}: State): LogPlace {
	const first = firstSeq(fleet.logs.buffer);
	return {cursor: first, top: first};
}

function step({fleet}: State, from: number, by: number): number {
	const {buffer} = fleet.logs;
	const next = by < 0 ? seqAtOrBefore : seqAtOrAfter;
	let seq = from;
	for (let left = Math.abs(by); left > 0; left--) {
		const found = next(buffer, seq + Math.sign(by));
		if (found === undefined) {
			break;
		}

		seq = found;
	}

	return seq;
}

/** The view moves only as far as it must to show the cursor's line. */
function withCursor(state: State, top: number, cursor: number): LogPlace {
	if (cursor <= top) {
		return {cursor, top: cursor};
	}

	const {buffer} = state.fleet.logs;
	const look = lookOf(state);
	let lowestTop = cursor;
	let rows = rowsOf(state, cursor, look, true).length;
	for (let seq = seqAtOrBefore(buffer, cursor - 1); seq !== undefined; seq = seqAtOrBefore(buffer, seq - 1)) {
		rows += rowsOf(state, seq, look, false).length;
		if (rows > look.height || seq < top) {
			break;
		}

		lowestTop = seq;
	}

	return {cursor, top: Math.max(top, lowestTop)};
}
