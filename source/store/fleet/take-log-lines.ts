import type {ContainerId} from '../../engine/types.js';
import {appendPack, firstSeq, lastSeq, readLine} from '../../logs/log-buffer.js';
import {countErrors} from '../../logs/log-errors.js';
import {addToMerge, isMergeDue, isMergeFull, noticesQueue, releaseMerged} from '../../logs/log-merge.js';
import {beginningAfter, completeSince} from '../../logs/log-beginning.js';
import {stampAt} from '../../logs/log-decode.js';
import {addByTime, addOlder, type LogPlace} from '../../logs/log-insert.js';
import {countLines} from '../../logs/log-pace.js';
import {lineFlags, packLines, type LogPack} from '../../logs/log-pack.js';
import {followTrail} from '../../logs/log-resume.js';
import {
	noProblem,
	type LogArrived,
	type LogMarked,
	type LogMoment,
	type LogNoticed,
	type LogOlder,
	type LogSource,
	type LogsState,
} from './log-state.js';

/** A source that has not answered for so long keeps the others waiting no more. */
const openingMs = 2000;
/** One whose old lines are still coming does so for longer; after a silence of so long there are no more of those. */
const catchingUpMs = 10_000;
const silenceMs = 500;
export function takeIn(
	state: LogsState,
	source: LogSource,
	{id, pack, behindMs = 0}: LogArrived,
	moment: LogMoment,
): LogsState {
	const next = withSource(state, id, {
		...source,
		...noProblem,
		status: 'following',
		trail: followTrail(source.trail, pack),
		beginning: beginningAfter(source.beginning, pack, source.openedAtMs),
		errors: countErrors(source.errors, pack, moment.nowMs),
		behindSeconds: pack.count === 0 ? source.behindSeconds : Math.floor(behindMs / 1000),
		heardAtMs: pack.count === 0 ? source.heardAtMs : moment.nowMs,
	});
	const pace = countLines(state.pace, pack, moment.nowMs);
	return addLines(pace === next.pace ? next : {...next, pace}, source, pack, moment);
}

/** A line about the source's own lines stands among them as it came. */
export function takeNotice(
	state: LogsState,
	source: LogSource,
	{stamp, text}: LogNoticed,
	moment: LogMoment,
): LogsState {
	return addLines(state, source, packLines([{stamp, text, flags: lineFlags.notice}]), moment);
}

/** A line about something that happened stands where its time is. */
export function takeHappening(
	state: LogsState,
	source: LogSource,
	line: {stamp: string; text: string},
): LogsState {
	const pack = packLines([{...line, flags: lineFlags.notice}]);
	addToMerge(state.merge, noticesQueue, {pack, source: source.index});
	return {...state, waiting: state.merge.count};
}

function addLines(state: LogsState, source: LogSource, pack: LogPack, moment: LogMoment): LogsState {
	if (!state.isTogether && state.merge.count === 0) {
		appendPack(state.buffer, pack, source.index, moment.heldSeq);
		return pack.count + pack.skipped === 0 ? state : grown(state);
	}

	addToMerge(state.merge, source.index, {pack, source: source.index, atMs: moment.nowMs});
	return isMergeDue(state.merge, moment.nowMs)
		? release(state, moment)
		: {...state, waiting: state.merge.count};
}

/** Lines that have waited for those of other sources long enough go to the buffer. */
export function release(before: LogsState, {nowMs, heldSeq}: LogMoment): LogsState {
	const state = datedOpenings(before, nowMs);
	const {sources, merge, buffer} = state;
	const isIncomplete = [...sources.values()].some(source => mayHaveOlder(source, nowMs));
	const count = merge.count;
	let place: LogPlace | undefined;
	if (!isIncomplete || isMergeFull(merge)) {
		releaseMerged(merge, nowMs, (pack, source, keys) => {
			place = addByTime(buffer, {pack, source, keys}, place, heldSeq);
		});
	}

	const looked = lookAgain(state, place?.inserted);
	const next = merge.count === count ? looked : grown(looked);
	return next.waiting === merge.count ? next : {...next, waiting: merge.count};
}

/** Lines from before those that have come may be on their way: it opens, or tells what it wrote before it was opened. */
function mayHaveOlder({status, openedAtMs, heardAtMs, behindSeconds}: LogSource, nowMs: number): boolean {
	const opened = openedAtMs ?? nowMs;
	return status === 'opening'
		? isWithin(opened, nowMs, openingMs)
		: behindSeconds > 0 &&
				isWithin(opened, nowMs, catchingUpMs) &&
				isWithin(heardAtMs ?? Number.NEGATIVE_INFINITY, nowMs, silenceMs);
}

/** A clock that was set back makes nothing wait until it has caught up. */
function isWithin(thenMs: number, nowMs: number, spanMs: number): boolean {
	return thenMs > nowMs - spanMs && thenMs <= nowMs;
}

/** An event tells of an opening by the engine's clock: from now on it is dated by ours. */
function datedOpenings(state: LogsState, nowMs: number): LogsState {
	return [...state.sources].reduce(
		(next, [id, source]) =>
			source.openedAtMs === undefined ? withSource(next, id, {...source, openedAtMs: nowMs}) : next,
		state,
	);
}

/** Older lines of some sources stand where their times are; those that they are read with stay. */
export function takeOlder(before: LogsState, {packs}: LogOlder, heldSeq: number | undefined): LogsState {
	let state = before;
	const held = heldSeq ?? firstSeq(state.buffer);
	for (const {id, pack, hasOlder} of packs) {
		const source = state.sources.get(id);
		if (source) {
			addOlder(state.buffer, pack, source.index, held);
			const stamp = pack.count === 0 ? source.beginning.stamp : stampAt(pack, 0);
			const beginning = {...source.beginning, stamp, hasOlder, wasAsked: true};
			state = withSource(state, id, {...source, beginning});
		}
	}

	const isAll = [...state.sources.values()].every(
		({beginning}) => completeSince(beginning, state.buffer) === undefined,
	);
	return {
		...grown(lookAgain(state, Number.NEGATIVE_INFINITY)),
		older: {times: state.older.times + 1, isAll},
	};
}

/** Lines have been put among those that the filter and the search had looked at. */
function lookAgain(state: LogsState, from: number | undefined): LogsState {
	const {filter, search} = state;
	return from === undefined
		? state
		: {
				...state,
				filter: filter && {...filter, lookedTo: Math.min(filter.lookedTo, from)},
				search: search && {...search, lookedTo: Math.min(search.lookedTo, from)},
			};
}

export function takeMark(state: LogsState, {text}: LogMarked, heldSeq: number | undefined): LogsState {
	const seq = lastSeq(state.buffer);
	const last = seq === undefined ? undefined : readLine(state.buffer, seq);
	const stamp = last?.stamp ?? '';
	appendPack(state.buffer, packLines([{stamp, text, flags: lineFlags.notice}]), last?.source ?? 0, heldSeq);
	return {...grown(state), markStamp: stamp};
}

export function withSource(state: LogsState, id: ContainerId, source: LogSource): LogsState {
	const {index, name} = source;
	const names = state.names.get(index) === name ? state.names : new Map(state.names).set(index, name);
	return {...state, names, sources: new Map(state.sources).set(id, source)};
}

export function grown(state: LogsState): LogsState {
	return {...state, revision: state.revision + 1};
}
