import {readFileSync} from 'node:fs';
import {totalmem} from 'node:os';
import {setImmediate as turn} from 'node:timers/promises';
import type {ContainerId, Reading} from '../types.js';
import {readHostCpu} from './host-cpu.js';
import {createKernelFiles} from './kernel-files.js';
import {createLocalContainers} from './local-containers.js';
import type {Sampler} from './sampler.js';

type Options = {
	/** Put before `/proc` and `/sys`; empty for this machine. */
	readonly root?: string;
	/** This machine's, unless told: an engine need not say. */
	readonly hostMemoryBytes?: number;
	/** The event loop gets a turn each time a pass has held it this long. */
	readonly sliceMs?: number;
	/** Files kept open, all containers together. */
	readonly maxDescriptors?: number;
};

/**
 * Reads the kernel's own counters in /proc and the cgroup tree: the engine isn't asked at all. Containers
 * whose cgroup isn't on this machine have no reading.
 */
export function createCgroupSampler(options: Options = {}): Sampler {
	const {root = '', sliceMs = 4, maxDescriptors = descriptorBudget(root)} = options;
	const files = createKernelFiles(maxDescriptors);
	const hostStat = files.open(`${root}/proc/stat`);
	const containers = createLocalContainers(root, files, options.hostMemoryBytes ?? totalmem());

	return {
		name: () => 'cgroup files',
		async read(targets, signal) {
			const readings = new Map<ContainerId, Reading>();
			containers.keepOnly(targets);
			let host = readHostCpu(files, hostStat);
			let sliceEndMs = performance.now() + sliceMs;
			for (const target of targets.filter(({isDue}) => isDue !== false)) {
				const reading = containers.read(target, host);
				if (reading) {
					readings.set(target.id, reading);
				}

				if (performance.now() >= sliceEndMs) {
					await turn();
					if (signal.aborted) {
						break;
					}

					host = readHostCpu(files, hostStat);
					sliceEndMs = performance.now() + sliceMs;
				}
			}

			return readings;
		},
		close() {
			containers.keepOnly([]);
			files.close(hostStat);
		},
	};
}

/** Half of what this process may have open; the rest is for sockets and whatever else is to come. */
function descriptorBudget(root: string): number {
	try {
		const limits = readFileSync(`${root}/proc/self/limits`, 'utf8');
		return Math.floor(Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? 512) / 2);
	} catch {
		return 256;
	}
}
