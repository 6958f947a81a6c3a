import type {ContainerId, Reading} from '../types.js';
import {createCgroupFinder, findCgroupTree} from './find-cgroup.js';
import type {HostCpu} from './host-cpu.js';
import type {KernelFiles} from './kernel-files.js';
import {openLocalContainer, type LocalContainer, type Machine} from './local-container.js';
import type {SampleTarget} from './sampler.js';

/** The containers found on this machine, their files open as long as they are asked for. */
export type LocalContainers = {
	readonly read: (target: SampleTarget, host: HostCpu | undefined) => Reading | undefined;
	/** Closes the files of all others. */
	readonly keepOnly: (targets: readonly SampleTarget[]) => void;
};

/** A container that isn't here is looked for again only now and then, or when its pid becomes known. */
const searchAgainMs = 30_000;

export function createLocalContainers(
	root: string,
	files: KernelFiles,
	hostMemoryBytes: number | undefined,
): LocalContainers {
	const machine = describeMachine(root, files, hostMemoryBytes);
	const found = new Map<ContainerId, LocalContainer>();
	const misses = new Map<ContainerId, Miss>();

	const forget = (id: ContainerId) => {
		found.get(id)?.close();
		found.delete(id);
	};

	return {
		read(target, host) {
			const reading = found.get(target.id)?.read(target, host);
			if (reading || !machine) {
				return reading;
			}

			// Its cgroup has gone; a restarted container has a new one under the same name.
			forget(target.id);
			const container = search(machine, target, misses);
			if (container) {
				found.set(target.id, container);
			}

			return container?.read(target, host);
		},
		keepOnly(targets) {
			const wanted = new Set(targets.map(({id}) => id));
			unwanted(found, wanted).forEach(forget);
			for (const id of unwanted(misses, wanted)) {
				misses.delete(id);
			}
		},
	};
}

function describeMachine(
	root: string,
	files: KernelFiles,
	hostMemoryBytes: number | undefined,
): Machine | undefined {
	const tree = findCgroupTree(root);
	return (
		tree && {procPath: `${root}/proc`, tree, find: createCgroupFinder(root, tree), files, hostMemoryBytes}
	);
}

/** When a container was last looked for in vain, and with which pid. */
type Miss = {readonly atMs: number; readonly pid: number | undefined};

function search(
	machine: Machine,
	target: SampleTarget,
	misses: Map<ContainerId, Miss>,
): LocalContainer | undefined {
	const nowMs = performance.now();
	const miss = misses.get(target.id);
	if (miss && miss.pid === target.pid && nowMs < miss.atMs + searchAgainMs) {
		return undefined;
	}

	const container = openLocalContainer(machine, target);
	if (container) {
		misses.delete(target.id);
	} else {
		misses.set(target.id, {atMs: nowMs, pid: target.pid});
	}

	return container;
}

function unwanted(
	known: ReadonlyMap<ContainerId, unknown>,
	wanted: ReadonlySet<ContainerId>,
): readonly ContainerId[] {
	return [...known.keys()].filter(id => !wanted.has(id));
}
