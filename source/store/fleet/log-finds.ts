import {appendLine, find, lastSeq, type LogBuffer} from '../../logs/log-buffer.js';
import {insertLine} from '../../logs/log-insert.js';
import {createLogBuffer} from '../../logs/no-lines.js';
import {clearHits, markHits} from '../../logs/log-hits.js';
import {grown} from './take-log-lines.js';
import type {LogsState} from './log-state.js';

/** What a slice of looking at lines has brought. `seqs`: those that match, in order; all before `lookedTo` are looked at. */
type Looked = {
	readonly set: string;
	readonly seqs: readonly number[];
	readonly lookedTo: number;
};

export type LogFindsResult =
	| ({readonly type: 'logs/filtered'; readonly filter: string} & Looked)
	| {readonly type: 'logs/unfiltered'}
	/** The search, and the filter whose lines were looked at. */
	| ({readonly type: 'logs/found'; readonly search: string; readonly filter: string} & Looked)
	| {readonly type: 'logs/forgotten'};

export function reduceFinds(
	state: LogsState,
	result: LogFindsResult,
	heldSeq: number | undefined,
): LogsState {
	switch (result.type) {
		case 'logs/filtered': {
			return state.set === result.set ? filtered(state, result, heldSeq) : state;
		}

		case 'logs/unfiltered': {
			return state.filter ? {...state, filter: undefined} : state;
		}

		case 'logs/found': {
			return state.set === result.set ? found(state, result) : state;
		}

		case 'logs/forgotten': {
			clearAll(state);
			return state.search ? {...grown(state), search: undefined} : state;
		}
	}
}

function filtered(
	state: LogsState,
	result: Extract<LogFindsResult, {type: 'logs/filtered'}>,
	heldSeq: number | undefined,
): LogsState {
	const isGoingOn = state.filter?.text === result.filter;
	const buffer = isGoingOn && state.filter ? state.filter.buffer : createLogBuffer(state.buffer.limits);
	const {inserted} = buffer;
	for (const seq of result.seqs) {
		const line = find(state.buffer.blocks, seq);
		if (line && seq > (lastSeq(buffer) ?? Number.NEGATIVE_INFINITY)) {
			appendLine(buffer, line.block, line.index, heldSeq);
		} else if (line) {
			insertLine(buffer, line.block, line.index, heldSeq);
		}
	}

	const isLookedAgain = buffer.inserted !== inserted;
	const search =
		isLookedAgain && state.search ? {...state.search, lookedTo: Number.NEGATIVE_INFINITY} : state.search;

	const filter = {text: result.filter, buffer, lookedTo: result.lookedTo};
	return result.seqs.length === 0 && isGoingOn ? {...state, filter} : {...grown(state), filter, search};
}

function found(state: LogsState, result: Extract<LogFindsResult, {type: 'logs/found'}>): LogsState {
	const {search: text, filter, lookedTo, seqs} = result;
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
