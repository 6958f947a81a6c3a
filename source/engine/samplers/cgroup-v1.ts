import {usedMemory, type CgroupFiles, type Counters} from './counters.js';
import type {KernelFiles} from './kernel-files.js';
import {hasAt, lineKey, nextField, nextLine, numberAt, numberOf} from './scan-bytes.js';

const periods = lineKey('nr_periods ');
const throttled = lineKey('nr_throttled ');
const inactiveFile = lineKey('total_inactive_file ');
const anon = lineKey('total_rss ');
const cache = lineKey('total_cache ');
const read = Buffer.from('Read ');
const write = Buffer.from('Write ');

/** Files of `relative` (`docker/<id>`) in the controllers' trees under `base`; undefined when there is none. */
export function openCgroupV1(files: KernelFiles, base: string, relative: string): CgroupFiles | undefined {
	const usage = files.open(`${base}/cpuacct/${relative}/cpuacct.usage`);
	if (!usage) {
		return undefined;
	}

	const bandwidth = files.open(`${base}/cpu/${relative}/cpu.stat`);
	const memory = files.open(`${base}/memory/${relative}/memory.usage_in_bytes`);
	const memoryStat = files.open(`${base}/memory/${relative}/memory.stat`);
	const memoryLimit = {path: `${base}/memory/${relative}/memory.limit_in_bytes`};
	const disk = openDisk(files, `${base}/blkio/${relative}`);
	const pids = files.open(`${base}/pids/${relative}/pids.current`);

	return {
		read(counters, isFull) {
			counters.cpuTotalNs = files.number(usage);
			if (counters.cpuTotalNs === undefined) {
				return false;
			}

			// Without a quota there are no periods: nothing to read until one may have been set.
			if (isFull || counters.periods) {
				readBandwidth(counters, files.load(bandwidth));
			}

			if (isFull) {
				counters.memoryLimitBytes = files.number(memoryLimit);
			}

			readMemory(counters, files.number(memory), files.load(memoryStat));
			readDisk(counters, files.load(disk));
			counters.pids = files.number(pids);
			return true;
		},
		close() {
			for (const file of [usage, bandwidth, memory, memoryStat, disk, pids]) {
				files.close(file);
			}
		},
	};
}

/** Kernels up to 4.20 count in the CFQ scheduler's file, if that scheduler is in use; the engine looks there first, too. */
function openDisk(files: KernelFiles, directory: string) {
	const scheduled = files.open(`${directory}/blkio.io_service_bytes_recursive`);
	if ((files.load(scheduled)?.length ?? 0) > 1) {
		return scheduled;
	}

	files.close(scheduled);
	return files.open(`${directory}/blkio.throttle.io_service_bytes`);
}

function readBandwidth(counters: Counters, stat: Buffer | undefined): void {
	counters.periods = stat && numberOf(stat, periods);
	counters.throttledPeriods = stat && numberOf(stat, throttled);
}

function readMemory(counters: Counters, usage: number | undefined, stat: Buffer | undefined): void {
	counters.memoryBytes = usedMemory(usage, stat && numberOf(stat, inactiveFile));
	counters.memoryAnonBytes = stat && numberOf(stat, anon);
	counters.memoryFileBytes = stat && numberOf(stat, cache);
}

/** Lines of `8:0 Read 4096`, one a device and kind. Without any nothing is known, and it isn't 0. */
function readDisk(counters: Counters, stat: Buffer | undefined): void {
	let [readBytes, writtenBytes, lines] = [0, 0, 0];
	for (let at = 1; stat && at < stat.length; at = nextLine(stat, at)) {
		const kind = nextField(stat, at);
		if (hasAt(stat, kind, read)) {
			readBytes += numberAt(stat, kind + read.length) ?? 0;
			lines++;
		} else if (hasAt(stat, kind, write)) {
			writtenBytes += numberAt(stat, kind + write.length) ?? 0;
			lines++;
		}
	}

	counters.diskReadBytes = lines > 0 ? readBytes : undefined;
	counters.diskWrittenBytes = lines > 0 ? writtenBytes : undefined;
}
