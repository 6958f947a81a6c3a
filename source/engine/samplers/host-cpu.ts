import type {KernelFile, KernelFiles} from './kernel-files.js';
import {hasAt, nextField, nextLine, numberAt} from './scan-bytes.js';

const cpu = Buffer.from('cpu');
/** User, nice, system, idle, iowait, irq, softirq: what the engine adds up. Not steal. */
const fieldsSummed = 7;
const nsPerTick = 10_000_000;

export type HostCpu = {readonly cpuSystemNs: number; readonly onlineCpus: number};

/** /proc/stat in the unit of the engine's `system_cpu_usage`; undefined when it can't be read. */
export function readHostCpu(files: KernelFiles, statFile: KernelFile | undefined): HostCpu | undefined {
	const stat = files.load(statFile);
	if (!stat || !hasAt(stat, 1, cpu)) {
		return undefined;
	}

	let ticks = 0;
	let field = nextField(stat, 1);
	for (let index = 0; index < fieldsSummed; index++) {
		ticks += numberAt(stat, field) ?? 0;
		field = nextField(stat, field);
	}

	let onlineCpus = 0;
	for (let at = nextLine(stat, 1); hasAt(stat, at, cpu); at = nextLine(stat, at)) {
		onlineCpus++;
	}

	return {cpuSystemNs: ticks * nsPerTick, onlineCpus};
}
