import type {SafeText} from '../../text/safe-text.js';
import type {ContainerId, ProcessTable} from '../../engine/types.js';

/** The selected container's `docker top`. */
export type ProcessesState = {
	readonly id?: ContainerId;
	readonly table?: ProcessTable;
	readonly problem?: SafeText;
};

export type ProcessesFact =
	| {readonly type: 'processes/listed'; readonly id: ContainerId; readonly table: ProcessTable}
	| {readonly type: 'processes/failed'; readonly id: ContainerId; readonly problem: SafeText};

export function reduceProcesses(_state: ProcessesState, fact: ProcessesFact): ProcessesState {
	return fact.type === 'processes/listed'
		? {id: fact.id, table: fact.table}
		: {id: fact.id, problem: fact.problem};
}
