import {setImmediate as nextTurn} from 'node:timers/promises';
import {indexFrom, isNoticeLine, plainBlockLine} from '../logs/log-block.js';
import {blockFrom, type LogBuffer} from '../logs/log-buffer.js';
import type {LogTerm} from '../logs/log-query.js';
import {mayHaveShape, shapedText} from '../logs/log-shape.js';
import type {Finder} from '../text/guarded-regex.js';
import {wait} from '../util/wait.js';
import {readBuffer} from '../store/held-line.js';
import {selectFilterTerms, selectSearchTerm} from '../view/logs/filtered-log.js';
import type {LogViewState} from '../store/view/log-view-slice.js';
import type {LogFindsResult} from '../store/fleet/log-finds.js';
import type {State} from '../store/state.js';
import type {Feed, FeedContext} from './feed.js';
import {untilState} from './until-state.js';

/** Looked at in one slice, if time allows. */
const sliceLines = 4000;
/** A slice holds up a key press no longer than this. */
const sliceMs = 4;
/** The clock is looked at once in so many lines. */
const linesPerLook = 32;
/** Lines that come one by one are looked at together. */
const gatherMs = 30;

/** Looks at the lines kept, and at each that comes, for the filter and the search: in slices, so that no key waits. */
export const logScan: Feed<Pick<LogViewState, 'filter' | 'search'>> = {
	name: 'logScan',
	wants(state) {
		const {filter, search} = state.view.logView;
		const isWanted = selectFilterTerms(state).length > 0 || selectSearchTerm(state) !== undefined;
		return isWanted ? [{filter, search}] : [];
	},
	keyOf: ({filter, search}) => JSON.stringify([filter, search]),
	async run(_terms, context, signal) {
		forgetOld(context);
		while (!signal.aborted) {
			const work = workOf(context.getState());
			if (work) {
				await look(work, context, signal);
				await nextTurn();
			} else {
				await untilState(context, state => workOf(state) !== undefined, signal);
				await wait(gatherMs, signal);
			}
		}

		forgetOld(context);
	},
};

/** What was found for another filter or search than is wanted now. */
function forgetOld({getState, dispatch}: FeedContext): void {
	const state = getState();
	if (state.fleet.logs.filter && selectFilterTerms(state).length === 0) {
		dispatch({type: 'logs/unfiltered'});
	}

	if (state.fleet.logs.search && selectSearchTerm(state) === undefined) {
		dispatch({type: 'logs/forgotten'});
	}
}

/** Lines that wait to be looked at, and how it is told which of them meet the terms. */
type Work = {
	readonly buffer: LogBuffer;
	readonly from: number;
	readonly terms: readonly LogTerm[];
	/** Also our own lines about the log. */
	readonly hasNotices: boolean;
	readonly tell: (found: {readonly seqs: readonly number[]; readonly lookedTo: number}) => LogFindsResult;
};

function workOf(state: State): Work | undefined {
	return filterWork(state) ?? searchWork(state);
}

function filterWork(state: State): Work | undefined {
	const terms = selectFilterTerms(state);
	const {set, buffer, filter} = state.fleet.logs;
	const {filter: typed} = state.view.logView;
	const isGoingOn = filter?.text === typed;
	return terms.length === 0 || (isGoingOn && filter.lookedTo >= buffer.end)
		? undefined
		: {
				buffer,
				from: isGoingOn ? filter.lookedTo : Number.NEGATIVE_INFINITY,
				terms,
				hasNotices: true,
				tell: found => ({type: 'logs/filtered', set, filter: typed, ...found}),
			};
}

function searchWork(state: State): Work | undefined {
	const term = selectSearchTerm(state);
	const {set, search} = state.fleet.logs;
	const {search: typed} = state.view.logView;
	const filter = filterShown(state);
	const buffer = readBuffer(state);
	const isGoingOn = search?.text === typed && search.filter === filter;
	return !term || (isGoingOn && search.lookedTo >= buffer.end)
		? undefined
		: {
				buffer,
				from: isGoingOn ? search.lookedTo : Number.NEGATIVE_INFINITY,
				terms: [term],
				hasNotices: false,
				tell: found => ({type: 'logs/found', set, search: typed, filter, ...found}),
			};
}

async function look(
	{buffer, from, terms, hasNotices, tell}: Work,
	context: FeedContext,
	signal: AbortSignal,
): Promise<void> {
	const {inserted} = buffer;
	const slice = sliceFrom(buffer, from);
	const seqs = await matching(slice, terms, hasNotices, signal);
	if (!signal.aborted && buffer.inserted === inserted) {
		context.dispatch(tell({seqs, lookedTo: slice.end}));
	}
}

function filterShown(state: State): string {
	const {filter} = state.fleet.logs;
	return readBuffer(state) === filter?.buffer ? filter.text : '';
}

type SliceLine = {readonly seq: number; readonly text: string; readonly isNotice: boolean};
type Slice = {readonly lines: readonly SliceLine[]; readonly end: number};

/** As many lines from that number on as can be made ready in a slice's time. */
function sliceFrom({blocks, end}: LogBuffer, from: number): Slice {
	const lines: SliceLine[] = [];
	const endMs = performance.now() + sliceMs;
	for (const block of blocks.slice(blockFrom(blocks, from))) {
		for (let index = indexFrom(block, from); index < block.count; index++) {
			const seq = block.seqs[index] ?? 0;
			if (lines.length >= sliceLines || (lines.length % linesPerLook === 0 && performance.now() > endMs)) {
				return {lines, end: seq};
			}

			lines.push({seq, text: plainBlockLine(block, index), isNotice: isNoticeLine(block, index)});
		}
	}

	return {lines, end};
}

/** The numbers of the lines that meet all terms. */
async function matching(
	{lines}: Slice,
	terms: readonly LogTerm[],
	withNotices: boolean,
	signal: AbortSignal,
): Promise<readonly number[]> {
	let left: readonly SliceLine[] = lines.filter(({isNotice}) => !isNotice);
	for (const term of terms) {
		left = await meeting(left, term, signal);
	}

	const notices = withNotices ? lines.filter(({isNotice}) => isNotice) : [];
	return [...left, ...notices].map(({seq}) => seq).sort((a, b) => a - b);
}

/** A line meets a term as it was written, or as it is shown once it is taken apart. */
async function meeting(
	lines: readonly SliceLine[],
	{finder, isOfLevel, isExcluding}: LogTerm,
	signal: AbortSignal,
): Promise<readonly SliceLine[]> {
	const hits = await hitsAmong(lines, finder, ({text}) => text, signal);
	if (!isOfLevel) {
		const left = lines.filter(line => !hits.has(line) && mayHaveShape(line.text));
		const shaped = await hitsAmong(left, finder, ({text}) => shapedText(text) ?? '', signal);
		for (const line of shaped) {
			hits.add(line);
		}
	}

	return lines.filter(line => hits.has(line) !== isExcluding);
}

async function hitsAmong(
	lines: readonly SliceLine[],
	finder: Finder,
	textOf: (line: SliceLine) => string,
	signal: AbortSignal,
): Promise<Set<SliceLine>> {
	const hits = new Set<SliceLine>();
	for (let done = 0; done < lines.length && !signal.aborted;) {
		const from = done;
		const found = finder.find(lines.length - from, index => textOf(lines[from + index]!), sliceMs);
		for (const hit of found.hits) {
			hits.add(lines[hit + from]!);
		}

		done += found.done;
		if (done < lines.length) {
			await nextTurn();
		}
	}

	return hits;
}
