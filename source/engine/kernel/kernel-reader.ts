import {setImmediate as turn} from 'node:timers/promises';
import {createCgroupFinder, findCgroupTree} from '../samplers/find-cgroup.js';
import {createKernelFiles, type KernelFiles} from '../samplers/kernel-files.js';
import {findPid} from '../samplers/network-counters.js';
import type {SampleTarget} from '../samplers/sampler.js';
import type {ContainerId} from '../types.js';
import {readCgroupSignals, readProcessSignals} from './container-signals.js';
import {readHostSignals} from './host-signals.js';
import {createKernelLog} from './kernel-log.js';
import type {KernelHost, KernelReading, OomKill} from './kernel-types.js';

type KernelPass = {
	readonly readings: ReadonlyArray<readonly [ContainerId, KernelReading]>;
	readonly host: KernelHost;
	/** Since the pass before; in the first, what the kernel's log still holds. */
	readonly kills: readonly OomKill[];
	readonly isLogReadable: boolean;
};

export type KernelReader = {
	/**
	 * One pass over the containers that run on this machine; undefined where none of the targets does: then it isn't
	 * this machine's kernel that they run on.
	 */
	readonly read: (targets: readonly SampleTarget[], signal: AbortSignal) => Promise<KernelPass | undefined>;
	readonly close: () => void;
};

/** The event loop gets a turn each time a pass has held it so long. */
const sliceMs = 4;

/** Reads under `root`, empty for this machine; `dataRoot` is where the engine keeps its data. */
export function createKernelReader(dataRoot: string | undefined, root = ''): KernelReader {
	// Nothing is kept open: a pass comes each ten seconds.
	const files = createKernelFiles(0);
	const readOne = createContainerReader(files, root);
	let log: ReturnType<typeof createKernelLog> | undefined;

	return {
		async read(targets, signal) {
			const readings: Array<readonly [ContainerId, KernelReading]> = [];
			let sliceEndMs = performance.now() + sliceMs;
			for (const target of targets) {
				const reading = readOne(target);
				if (reading) {
					readings.push([target.id, reading]);
				}

				if (performance.now() >= sliceEndMs) {
					await turn();
					sliceEndMs = performance.now() + sliceMs;
				}

				if (signal.aborted) {
					return undefined;
				}
			}

			if (readings.length === 0) {
				return undefined;
			}

			log ??= createKernelLog(root);
			return {
				readings,
				host: await readHostSignals(files, root, dataRoot),
				kills: await log.read(signal),
				isLogReadable: log.isReadable(),
			};
		},
		close() {
			log?.close();
		},
	};
}

/** Undefined for a container whose cgroup isn't on this machine. */
function createContainerReader(files: KernelFiles, root: string) {
	const tree = findCgroupTree(root);
	const find = tree && createCgroupFinder(root, tree);
	return ({id, pid, hasOwnNetwork}: SampleTarget): KernelReading | undefined => {
		const relative = tree && find?.(id, pid);
		if (!tree || relative === undefined) {
			return undefined;
		}

		const isStillIts = pid && files.load({path: `${root}/proc/${pid}/cgroup`})?.includes(id);
		const main = isStillIts ? pid : findPid(`${tree.lookup}/${relative}`);
		return {
			atMs: Date.now(),
			pid: main,
			...readCgroupSignals(files, tree, relative),
			...(main && readProcessSignals(files, `${root}/proc`, main, hasOwnNetwork)),
		};
	};
}
