import {appendLine, createLogBuffer, find, type LogBuffer} from '../../logs/log-buffer.js';
import {clearHits, markHits} from '../../logs/log-hits.js';
import {grown} from './log-arrivals.js';
import type {LogsState} from './log-state.js';

/** What a slice of looking at lines has brought. `seqs`: those that match, in order; all before `lookedTo` are looked at. */
type Looked = {
	readonly set: string;
	readonly seqs: readonly number[];
	readonly lookedTo: number;
};

export type LogFindsFact =
	| ({readonly type: 'logs/filtered'; readonly filter: string} & Looked)
	| {readonly type: 'logs/unfiltered'}
	/** The search, and the filter whose lines were looked at. */
	| ({readonly type: 'logs/found'; readonly search: string; readonly filter: string} & Looked)
	| {readonly type: 'logs/forgotten'};

export function reduceFinds(state: LogsState, fact: LogFindsFact, heldSeq: number | undefined): LogsState {
	switch (fact.type) {
		case 'logs/filtered': {
			return state.set === fact.set ? filtered(state, fact, heldSeq) : state;
		}

		case 'logs/unfiltered': {
			return state.filter ? {...state, filter: undefined} : state;
		}

		case 'logs/found': {
			return state.set === fact.set ? found(state, fact) : state;
		}

		case 'logs/forgotten': {
			clearAll(state);
			return state.search ? {...grown(state), search: undefined} : state;
		}
	}
}

function filtered(
	state: LogsState,
	fact: Extract<LogFindsFact, {type: 'logs/filtered'}>,
	heldSeq: number | undefined,
): LogsState {
	const isGoingOn = state.filter?.text === fact.filter;
	const buffer = isGoingOn && state.filter ? state.filter.buffer : createLogBuffer(state.buffer.limits);
	for (const seq of fact.seqs) {
		const line = find(state.buffer.blocks, seq);
		if (line) {
			appendLine(buffer, line.block, line.index, heldSeq);
		}
	}

	const filter = {text: fact.filter, buffer, lookedTo: fact.lookedTo};
	return fact.seqs.length === 0 && isGoingOn ? {...state, filter} : {...grown(state), filter};
}

function found(state: LogsState, fact: Extract<LogFindsFact, {type: 'logs/found'}>): LogsState {
	const {search: text, filter, lookedTo, seqs} = fact;
	const isGoingOn = state.search?.text === text && state.search.filter === filter;
	if (!isGoingOn) {
		clearAll(state);
	}

	markHits(bufferOf(state, filter), seqs);
	const search = {text, filter, lookedTo};
	return seqs.length === 0 && isGoingOn ? {...state, search} : {...grown(state), search};
}

function bufferOf({buffer, filter}: LogsState, text: string): LogBuffer {
	return filter !== undefined && filter.text === text && text !== '' ? filter.buffer : buffer;
}

function clearAll({buffer, filter}: LogsState): void {
	clearHits(buffer);
	if (filter) {
		clearHits(filter.buffer);
	}
}
