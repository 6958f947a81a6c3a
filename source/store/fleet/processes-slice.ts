import type {SafeText} from '../../text/safe-text.js';
import type {ContainerId, Process, ProcessTable} from '../../engine/types.js';

/** CPU times as they were. */
type Times = {readonly atMs: number; readonly cpuMs: ReadonlyMap<number, number>};

/** The selected container's `docker top`. */
export type ProcessesState = {
	readonly id?: ContainerId;
	readonly table?: ProcessTable;
	readonly atMs?: number;
	/** Oldest first: what CPU use is reckoned from. */
	readonly before: readonly Times[];
	readonly problem?: SafeText;
};

export const noProcesses: ProcessesState = {before: []};

export type ProcessesResult =
	| {
			readonly type: 'processes/listed';
			readonly id: ContainerId;
			readonly table: ProcessTable;
			readonly atMs: number;
	  }
	| {readonly type: 'processes/failed'; readonly id: ContainerId; readonly problem: SafeText};

/** Of whole seconds a share of CPU can be told only over several readings. */
const keptCoarse = 4;

export function reduceProcesses(state: ProcessesState, result: ProcessesResult): ProcessesState {
	const {type, id} = result;
	if (type === 'processes/failed') {
		return {id, before: [], problem: result.problem};
	}

	const {table, atMs} = result;
	const kept = table.isExact ? 1 : keptCoarse;
	return {id, table, atMs, before: [...(id === state.id ? timesOf(state) : [])].slice(-kept)};
}

function timesOf({before, table, atMs}: ProcessesState): readonly Times[] {
	return table && atMs !== undefined ? [...before, {atMs, cpuMs: cpuTimes(table.processes)}] : before;
}

function cpuTimes(processes: readonly Process[]): ReadonlyMap<number, number> {
	return new Map(processes.flatMap(({pid, cpuMs}) => (cpuMs === undefined ? [] : [[pid, cpuMs] as const])));
}

/**
 * Share of one core, between the oldest reading that has the process and now; one that none has began after the newest
 * of them. Undefined until there are two.
 */
export function processCpuPercent(
	{pid, cpuMs}: Process,
	{before, atMs = 0}: Pick<ProcessesState, 'before' | 'atMs'>,
): number | undefined {
	const from = before.find(({cpuMs: times}) => times.has(pid)) ?? before.at(-1);
	const spent = from && cpuMs !== undefined ? cpuMs - (from.cpuMs.get(pid) ?? 0) : -1;
	return from && spent >= 0 && atMs > from.atMs ? (spent / (atMs - from.atMs)) * 100 : undefined;
}
