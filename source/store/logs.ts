import {appendPack, createLogBuffer, type LogBuffer} from '../lib/log-buffer.js';
import {lineFlags, packLines, type LogPack} from '../lib/log-pack.js';
import {followTrail, type LogTrail} from '../lib/log-resume.js';
import type {SafeText} from '../lib/safe-text.js';
import type {ContainerId} from '../engine/types.js';

/** A container whose logs are followed. */
export type LogSource = {
	/** What its lines in the buffer name it by. */
	readonly index: number;
	readonly name: SafeText;
	/**
	 * `ended`: read to its end, there is no more until the container starts again. `cut`: it is tried again.
	 * `refused`: the engine can't give it.
	 */
	readonly status: 'opening' | 'following' | 'ended' | 'cut' | 'refused';
	/** The engine's words, and what to do about them, when it was cut or refused. */
	readonly problem?: SafeText;
	readonly hint?: SafeText;
	readonly retryAtMs?: number;
	/** Which connection to the engine it was last opened on. */
	readonly generation: number;
	/** Where to go on after a cut. */
	readonly trail: LogTrail;
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

/** A source, by the set that it was opened for. */
export type LogSourceKey = {readonly set: string; readonly id: ContainerId};

export type LogsFact =
	/** A source is being opened. */
	| ({readonly type: 'logs/joined'; readonly name: SafeText; readonly generation: number} & LogSourceKey)
	/** The engine has answered; the pack may hold no line. `heldSeq`: the line being read, which must stay. */
	| ({readonly type: 'logs/arrived'; readonly pack: LogPack; readonly heldSeq?: number} & LogSourceKey)
	/** What must be known about the lines before and after it. */
	| ({readonly type: 'logs/noticed'; readonly text: SafeText; readonly stamp: string} & LogSourceKey)
	| ({readonly type: 'logs/ended'} & LogSourceKey)
	| ({readonly type: 'logs/failed'; readonly failure: LogFailure} & LogSourceKey);

export type LogFailure = {
	readonly status: 'cut' | 'refused';
	readonly problem: SafeText;
	readonly hint?: SafeText;
	readonly retryAtMs?: number;
};

const fine = {problem: undefined, hint: undefined, retryAtMs: undefined} as const;

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
			const {pack} = fact;
			appendPack(before.buffer, pack, source.index, fact.heldSeq);
			const trail = followTrail(source.trail, pack);
			return withSource(grown(before), fact.id, {...source, ...fine, status: 'following', trail});
		}

		case 'logs/noticed': {
			const {stamp, text} = fact;
			appendPack(before.buffer, packLines([{stamp, text, flags: lineFlags.notice}]), source.index);
			return grown(before);
		}

		case 'logs/ended': {
			return withSource(before, fact.id, {...source, ...fine, status: 'ended'});
		}

		case 'logs/failed': {
			return withSource(before, fact.id, {...source, ...fine, ...fact.failure});
		}
	}
}

function grown(state: LogsState): LogsState {
	return {...state, revision: state.revision + 1};
}

function joined(state: LogsState, fact: Extract<LogsFact, {type: 'logs/joined'}>): LogsState {
	const {id, name, generation} = fact;
	const before = state.sources.get(id);
	return withSource(state, id, {
		index: before?.index ?? state.sources.size,
		name,
		status: 'opening',
		generation,
		trail: before?.trail ?? [],
	});
}

function withSource(state: LogsState, id: ContainerId, source: LogSource): LogsState {
	return {...state, sources: new Map(state.sources).set(id, source)};
}
