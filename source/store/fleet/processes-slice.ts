import type {SafeText} from '../../text/safe-text.js';
import type {ContainerId, ProcessTable} from '../../engine/types.js';

/** The selected container's `docker top`. */
export type ProcessesState = {
	readonly id?: ContainerId;
	readonly table?: ProcessTable;
	readonly problem?: SafeText;
};

export type ProcessesResult =
	| {readonly type: 'processes/listed'; readonly id: ContainerId; readonly table: ProcessTable}
	| {readonly type: 'processes/failed'; readonly id: ContainerId; readonly problem: SafeText};

export function reduceProcesses(_state: ProcessesState, result: ProcessesResult): ProcessesState {
	return result.type === 'processes/listed'
		? {id: result.id, table: result.table}
		: {id: result.id, problem: result.problem};
}
