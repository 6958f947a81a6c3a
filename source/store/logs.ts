import type {SafeText} from '../lib/safe-text.js';
import type {ContainerId, LogLine} from '../engine/types.js';

/** Lines kept of the followed set. */
export type LogsState = {
	readonly id?: ContainerId;
	readonly lines: readonly LogLine[];
	readonly dropped: number;
	readonly problem?: SafeText;
};

export type LogsFact =
	| {readonly type: 'logs/opened'; readonly id: ContainerId}
	| {readonly type: 'logs/arrived'; readonly id: ContainerId; readonly lines: readonly LogLine[]}
	| {readonly type: 'logs/failed'; readonly id: ContainerId; readonly problem: SafeText};

export function reduceLogs(state: LogsState, fact: LogsFact): LogsState {
	switch (fact.type) {
		case 'logs/opened': {
			return {id: fact.id, lines: [], dropped: 0};
		}

		case 'logs/arrived': {
			return fact.id === state.id ? {...state, lines: [...state.lines, ...fact.lines].slice(-10_000)} : state;
		}

		case 'logs/failed': {
			return fact.id === state.id ? {...state, problem: fact.problem} : state;
		}
	}
}
