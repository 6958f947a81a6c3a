import {appendPack, createLogBuffer, type LogBuffer} from '../lib/log-buffer.js';
import type {LogPack} from '../lib/log-pack.js';
import type {SafeText} from '../lib/safe-text.js';
import type {ContainerId} from '../engine/types.js';

/** A container whose logs are followed. */
export type LogSource = {
	/** What its lines in the buffer name it by. */
	readonly index: number;
	readonly name: SafeText;
	/** `ended`: read to its end; there is no more until the container starts again. */
	readonly status: 'opening' | 'following' | 'ended' | 'failed';
	/** The engine's words, when it failed. */
	readonly problem?: SafeText;
	readonly hint?: SafeText;
};

/** The lines kept of the followed set. */
export type LogsState = {
	/** Which set: another one starts with an empty buffer. */
	readonly set: string;
	readonly sources: ReadonlyMap<ContainerId, LogSource>;
	/** Shared, and changed by the reducer alone; `revision` counts its changes. */
	readonly buffer: LogBuffer;
	readonly revision: number;
};

type OfSource = {readonly set: string; readonly id: ContainerId};

export type LogsFact =
	/** A source is being opened. */
	| ({readonly type: 'logs/joined'; readonly name: SafeText} & OfSource)
	/** The engine has answered; the pack may hold no line. `heldSeq`: the line being read, which must stay. */
	| ({readonly type: 'logs/arrived'; readonly pack: LogPack; readonly heldSeq?: number} & OfSource)
	| ({readonly type: 'logs/ended'} & OfSource)
	| ({readonly type: 'logs/failed'; readonly problem: SafeText; readonly hint?: SafeText} & OfSource);

export function emptyLogs(set = ''): LogsState {
	return {set, sources: new Map(), buffer: createLogBuffer(), revision: 0};
}

export function reduceLogs(before: LogsState, fact: LogsFact): LogsState {
	if (fact.type === 'logs/joined') {
		return joined(before.set === fact.set ? before : emptyLogs(fact.set), fact);
	}

	const source = before.set === fact.set ? before.sources.get(fact.id) : undefined;
	if (!source) {
		return before;
	}

	switch (fact.type) {
		case 'logs/arrived': {
			appendPack(before.buffer, fact.pack, source.index, fact.heldSeq);
			const state = {...before, revision: before.revision + 1};
			return source.status === 'following'
				? state
				: withSource(state, fact.id, {...source, status: 'following', problem: undefined, hint: undefined});
		}

		case 'logs/ended': {
			return withSource(before, fact.id, {...source, status: 'ended'});
		}

		case 'logs/failed': {
			const {problem, hint} = fact;
			return withSource(before, fact.id, {...source, status: 'failed', problem, hint});
		}
	}
}

function joined(state: LogsState, {id, name}: Extract<LogsFact, {type: 'logs/joined'}>): LogsState {
	const index = state.sources.get(id)?.index ?? state.sources.size;
	return withSource(state, id, {index, name, status: 'opening'});
}

function withSource(state: LogsState, id: ContainerId, source: LogSource): LogsState {
	return {...state, sources: new Map(state.sources).set(id, source)};
}
