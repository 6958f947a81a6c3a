import {usedMemory, type CgroupFiles, type Counters} from './counters.js';
import type {KernelFiles} from './kernel-files.js';
import {lineKey, numberAt, numberOf} from './scan-bytes.js';

const usageMicroseconds = lineKey('usage_usec ');
const periods = lineKey('nr_periods ');
const throttled = lineKey('nr_throttled ');
const inactiveFile = lineKey('inactive_file ');
const anon = lineKey('anon ');
const file = lineKey('file ');
const readBytes = Buffer.from(' rbytes=');
const writtenBytes = Buffer.from(' wbytes=');

/** Files of the cgroup `relative` (`system.slice/docker-<id>.scope`) under `base`; undefined when there is none. */
export function openCgroupV2(files: KernelFiles, base: string, relative: string): CgroupFiles | undefined {
	const directory = `${base}/${relative}`;
	const cpu = files.open(`${directory}/cpu.stat`);
	if (!cpu) {
		return undefined;
	}

	const memory = files.open(`${directory}/memory.current`);
	const memoryStat = files.open(`${directory}/memory.stat`);
	const memoryLimit = {path: `${directory}/memory.max`};
	const disk = files.open(`${directory}/io.stat`);
	const pids = files.open(`${directory}/pids.current`);

	return {
		read(counters, isFull) {
			readCpu(counters, files.load(cpu));
			if (counters.cpuTotalNs === undefined) {
				return false;
			}

			if (isFull) {
				counters.memoryLimitBytes = readLimit(files.load(memoryLimit));
			}

			readMemory(counters, files.number(memory), files.load(memoryStat));
			readDisk(counters, files.load(disk));
			counters.pids = files.number(pids);
			return true;
		},
		close() {
			for (const opened of [cpu, memory, memoryStat, disk, pids]) {
				files.close(opened);
			}
		},
	};
}

function readCpu(counters: Counters, stat: Buffer | undefined): void {
	const usage = stat && numberOf(stat, usageMicroseconds);
	counters.cpuTotalNs = usage === undefined ? undefined : usage * 1000;
	counters.periods = stat && numberOf(stat, periods);
	counters.throttledPeriods = stat && numberOf(stat, throttled);
}

/** The word `max` is a limit that no host reaches. */
function readLimit(limit: Buffer | undefined): number | undefined {
	return limit && (numberAt(limit, 1) ?? Number.POSITIVE_INFINITY);
}

function readMemory(counters: Counters, usage: number | undefined, stat: Buffer | undefined): void {
	counters.memoryBytes = usedMemory(usage, stat && numberOf(stat, inactiveFile));
	counters.memoryAnonBytes = stat && numberOf(stat, anon);
	counters.memoryFileBytes = stat && numberOf(stat, file);
}

/** Lines of `8:0 rbytes=4096 wbytes=0 rios=1 …`, one a device. Without any nothing is known, and it isn't 0. */
function readDisk(counters: Counters, stat: Buffer | undefined): void {
	counters.diskReadBytes = stat && sumOf(stat, readBytes);
	counters.diskWrittenBytes = stat && sumOf(stat, writtenBytes);
}

function sumOf(text: Buffer, key: Buffer): number | undefined {
	let sum: number | undefined;
	for (let at = text.indexOf(key); at !== -1; at = text.indexOf(key, at + key.length)) {
		sum = (sum ?? 0) + (numberAt(text, at + key.length) ?? 0);
	}

	return sum;
}
