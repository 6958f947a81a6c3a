import {readFileSync} from 'node:fs';
import type {ContainerId, Process, ProcessTable} from '../types.js';

/** The kernel counts in hundredths of a second, whatever its own ticks are. */
const tickMs = 10;
/** Reading takes a hundredth of a millisecond each. */
const mostRead = 1000;

/**
 * CPU times as the kernel of this machine has them, where the processes run here: a process's cgroup that names the container is the
 * proof. Else as they were told.
 */
export function withKernelTimes(
	id: ContainerId,
	processes: readonly Process[],
	procPath = '/proc',
): ProcessTable {
	const [first] = processes;
	if (!first || processes.length > mostRead || !read(`${procPath}/${first.pid}/cgroup`).includes(id)) {
		return {processes, isExact: false};
	}

	return {
		isExact: true,
		processes: processes.map(one => ({...one, cpuMs: cpuTimeIn(read(`${procPath}/${one.pid}/stat`))})),
	};
}

/** The 14th and 15th field; the second is the name, in parentheses, and may hold anything. */
function cpuTimeIn(stat: string): number | undefined {
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const ticks = Number(fields[11]) + Number(fields[12]);
	return Number.isFinite(ticks) ? ticks * tickMs : undefined;
}

/** Empty where there is no such file, or it isn't for us. */
function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
