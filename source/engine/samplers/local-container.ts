import type {Reading} from '../types.js';
import {openCgroupV1} from './cgroup-v1.js';
import {openCgroupV2} from './cgroup-v2.js';
import type {Counters} from './counters.js';
import type {CgroupFinder, CgroupTree} from './find-cgroup.js';
import type {HostCpu} from './host-cpu.js';
import type {KernelFiles} from './kernel-files.js';
import {findPid, isOnHostNetwork, readNetwork} from './network-counters.js';
import type {SampleTarget} from './sampler.js';

export type Machine = {
	readonly procPath: string;
	readonly tree: CgroupTree;
	readonly find: CgroupFinder;
	readonly files: KernelFiles;
	/** The limit of a container that has none. */
	readonly hostMemoryBytes: number | undefined;
};

export type LocalContainer = {
	/** Undefined when its cgroup is gone. */
	readonly read: (target: SampleTarget, host: HostCpu | undefined) => Reading | undefined;
	readonly close: () => void;
};

/** Limits and pids seldom change: they are looked at again after so many passes. */
const fullEveryPasses = 10;
let opened = 0;

/** A container's files on this machine; undefined when they aren't here. */
export function openLocalContainer(machine: Machine, target: SampleTarget): LocalContainer | undefined {
	const {tree, files} = machine;
	const relative = machine.find(target.id, target.pid);
	const open = tree.version === 2 ? openCgroupV2 : openCgroupV1;
	const cgroup = relative === undefined ? undefined : open(files, tree.base, relative);
	if (!cgroup) {
		return undefined;
	}

	const counters: Counters = emptyCounters();
	const network = createNetworkReader(machine, `${tree.lookup}/${relative}`);
	const passesOff = opened++ % fullEveryPasses;
	let passes = 0;
	return {
		read(now, host) {
			const isFull = passes === 0 || (passes + passesOff) % fullEveryPasses === 0;
			passes++;
			counters.atMs = performance.timeOrigin + performance.now();
			counters.cpuSystemNs = host?.cpuSystemNs;
			counters.onlineCpus = host?.onlineCpus;
			if (!cgroup.read(counters, isFull)) {
				return undefined;
			}

			network(counters, now, isFull);
			return {...counters, memoryLimitBytes: capped(counters.memoryLimitBytes, machine.hostMemoryBytes)};
		},
		close: cgroup.close,
	};
}

/** Finds a process that shows the container's network, and another one when that has gone. */
function createNetworkReader({procPath, files}: Machine, directory: string) {
	let pid: number | undefined;
	let path: string | undefined;
	const adopt = (next: number | undefined) => {
		pid = next;
		path = next && !isOnHostNetwork(procPath, next) ? `${procPath}/${next}/net/dev` : undefined;
	};

	return (counters: Counters, target: SampleTarget, isFull: boolean) => {
		if (!target.hasOwnNetwork) {
			return;
		}

		if (target.pid && target.pid !== pid) {
			adopt(target.pid);
		} else if (pid === undefined && isFull) {
			adopt(findPid(directory));
		}

		if (path !== undefined && !readNetwork(counters, files, path)) {
			pid = undefined;
			path = undefined;
		}
	};
}

/** As the engine: a limit above what the host has is none. */
function capped(limit: number | undefined, hostMemoryBytes: number | undefined): number | undefined {
	if (limit === undefined || (limit === Number.POSITIVE_INFINITY && hostMemoryBytes === undefined)) {
		return undefined;
	}

	return Math.min(limit, hostMemoryBytes ?? limit);
}

function emptyCounters(): Counters {
	return {
		atMs: 0,
		cpuTotalNs: undefined,
		cpuSystemNs: undefined,
		onlineCpus: undefined,
		periods: undefined,
		throttledPeriods: undefined,
		memoryBytes: undefined,
		memoryLimitBytes: undefined,
		memoryAnonBytes: undefined,
		memoryFileBytes: undefined,
		networkReceivedBytes: undefined,
		networkSentBytes: undefined,
		diskReadBytes: undefined,
		diskWrittenBytes: undefined,
		pids: undefined,
	};
}
