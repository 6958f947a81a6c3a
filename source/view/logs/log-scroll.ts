import {seekHit} from '../../store/held-line.js';
import type {LogHold} from '../../store/view/log-view-slice.js';
import type {State} from '../../store/state.js';
import {selectLogSize} from './log-format.js';
import {rowsOf} from './log-rows.js';
import {
	firstLine,
	lastLine,
	lineAfter,
	lineAtOrAfter,
	lineAtOrBefore,
	lineBefore,
	selectFilteredLog,
} from './filtered-log.js';

/** Where the reader stands: the cursor's line and the first line shown. */
export type LogScroll = {readonly cursor: number; readonly top: number};

/** Where the view holds; undefined while following. A hold belongs to the set in which it began. */
export function selectHold(state: State): LogHold | undefined {
	const {hold, seek} = state.view.logView;
	const {set, buffer} = state.fleet.logs;
	if (seek?.set === set) {
		const hit = seekHit(state, seek.from, seek.direction);
		if (hit !== undefined) {
			const newFrom = hold?.set === set ? hold.newFrom : buffer.end;
			return {set, newFrom, ...centred(state, hit)};
		}
	}

	return hold?.set === set ? hold : undefined;
}

/** The hold as it can be shown; undefined when there are no lines, or while following. */
export function selectHeldScroll(state: State): LogScroll | undefined {
	const hold = selectHold(state);
	const shown = selectFilteredLog(state);
	const nearest = (seq: number) => lineAtOrAfter(shown, seq) ?? lastLine(shown);
	const cursor = hold && nearest(hold.cursor);
	const top = hold && nearest(hold.top);
	return cursor === undefined || top === undefined ? undefined : {cursor, top};
}

/** Where the reader stands, also while following: then on the newest line. */
export function selectLogScroll(state: State): LogScroll | undefined {
	const held = selectHeldScroll(state);
	const last = lastLine(selectFilteredLog(state));
	return held ?? (last === undefined ? undefined : scrollTo(state, Number.NEGATIVE_INFINITY, last));
}

/** The place `by` lines further; undefined when there is none below: the end was passed. */
export function moveBy(state: State, place: LogScroll, by: number): LogScroll | undefined {
	const cursor = step(state, place.cursor, by);
	return cursor === place.cursor && by > 0 ? undefined : scrollTo(state, place.top, cursor);
}

/** The place a page further: what is read moves by a whole pane. */
export function pageBy(state: State, place: LogScroll, pages: number): LogScroll | undefined {
	const by = pages * selectLogSize(state).height;
	const cursor = step(state, place.cursor, by);
	return cursor === place.cursor && by > 0 ? undefined : scrollTo(state, step(state, place.top, by), cursor);
}

export function firstScroll(state: State): LogScroll | undefined {
	const first = firstLine(selectFilteredLog(state));
	return first === undefined ? undefined : {cursor: first, top: first};
}

/** The line a third down the pane, with what came before it above. */
export function centred(state: State, cursor: number): LogScroll {
	const above = Math.floor(selectLogSize(state).height / 3);
	return scrollTo(state, step(state, cursor, -above), cursor);
}

function step(state: State, from: number, by: number): number {
	const shown = selectFilteredLog(state);
	const next = by < 0 ? lineBefore : lineAfter;
	let seq = from;
	for (let left = Math.abs(by); left > 0; left--) {
		const found = next(shown, seq);
		if (found === undefined) {
			break;
		}

		seq = found;
	}

	return seq;
}

/** The view moves only as far from `top` as it must to show the cursor's line. */
export function scrollTo(state: State, top: number, cursor: number): LogScroll {
	if (cursor <= top) {
		return {cursor, top: cursor};
	}

	const {height} = selectLogSize(state);
	const seqs = seqsUpTo(state, cursor, height).filter(seq => seq >= top);
	const rows = rowsOf(state, seqs);
	let lowestTop = cursor;
	for (let index = seqs.length - 1, used = 0; index >= 0; index--) {
		used += rows[index]?.length ?? 0;
		if (used > height) {
			break;
		}

		lowestTop = seqs[index] ?? cursor;
	}

	return {cursor, top: Math.max(top, lowestTop)};
}

/** At most `count` lines that end with that one, oldest first. */
export function seqsUpTo(state: State, last: number, count: number): readonly number[] {
	const shown = selectFilteredLog(state);
	const seqs: number[] = [];
	for (
		let seq = lineAtOrBefore(shown, last);
		seq !== undefined && seqs.length < count;
		seq = lineBefore(shown, seq)
	) {
		seqs.push(seq);
	}

	return seqs.toReversed();
}

export function seqsFrom(state: State, first: number, count: number): readonly number[] {
	const shown = selectFilteredLog(state);
	const seqs: number[] = [];
	for (
		let seq = lineAtOrAfter(shown, first);
		seq !== undefined && seqs.length < count;
		seq = lineAfter(shown, seq)
	) {
		seqs.push(seq);
	}

	return seqs;
}
