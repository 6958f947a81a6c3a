import type {ContainerId, Reading} from '../types.js';
import {createCgroupFinder, findCgroupTree} from './find-cgroup.js';
import type {HostCpu} from './host-cpu.js';
import type {KernelFiles} from './kernel-files.js';
import {openLocalContainer, type LocalContainer, type Machine} from './local-container.js';
import type {SampleTarget} from './sampler.js';

/** The containers found on this machine, their files open as long as they are asked for. */
type LocalContainers = {
	readonly read: (target: SampleTarget, host: HostCpu | undefined) => Reading | undefined;
	/** Closes the files of all others. */
	readonly keepOnly: (targets: readonly SampleTarget[]) => void;
};

export function createLocalContainers(
	root: string,
	files: KernelFiles,
	hostMemoryBytes: number | undefined,
): LocalContainers {
	const tree = findCgroupTree(root);
	const machine = tree && {
		procPath: `${root}/proc`,
		tree,
		find: createCgroupFinder(root, tree),
		files,
		hostMemoryBytes,
	};
	const found = new Map<ContainerId, LocalContainer>();
	const search = createSearch(machine, found);

	const forget = (id: ContainerId) => {
		found.get(id)?.close();
		found.delete(id);
	};

	return {
		read(target, host) {
			const reading = found.get(target.id)?.read(target, host);
			if (reading) {
				return reading;
			}

			// Its cgroup has gone; a restarted container has a new one under the same name.
			forget(target.id);
			return search.look(target)?.read(target, host);
		},
		keepOnly(targets) {
			const wanted = new Set(targets.map(({id}) => id));
			unwanted(found, wanted).forEach(forget);
			search.keepOnly(wanted);
		},
	};
}

/** A container that isn't here is looked for again only now and then, or when its pid becomes known. */
const searchAgainMs = 300_000;
/** So many that aren't here, and not one that is: it's another machine's engine. Then the search rests. */
const missesOfAnotherMachine = 20;
const restMs = 30_000;

/** Looks for containers on this machine and adds them to `found`, without looking for a remote fleet all the time. */
function createSearch(machine: Machine | undefined, found: Map<ContainerId, LocalContainer>) {
	const misses = new Map<ContainerId, {readonly atMs: number; readonly pid: number | undefined}>();
	let missCount = 0;
	let restsUntilMs = 0;

	const isWorthwhile = ({id, pid}: SampleTarget, nowMs: number): boolean => {
		const miss = misses.get(id);
		return (
			(found.size > 0 || nowMs >= restsUntilMs) &&
			(!miss || miss.pid !== pid || nowMs >= miss.atMs + searchAgainMs)
		);
	};

	return {
		look(target: SampleTarget): LocalContainer | undefined {
			const nowMs = performance.now();
			if (!machine || !isWorthwhile(target, nowMs)) {
				return undefined;
			}

			const container = openLocalContainer(machine, target);
			if (container) {
				found.set(target.id, container);
				misses.delete(target.id);
				return container;
			}

			misses.set(target.id, {atMs: nowMs, pid: target.pid});
			if (++missCount % missesOfAnotherMachine === 0) {
				restsUntilMs = nowMs + restMs;
			}

			return undefined;
		},
		keepOnly(wanted: ReadonlySet<ContainerId>) {
			for (const id of unwanted(misses, wanted)) {
				misses.delete(id);
			}
		},
	};
}

function unwanted(
	known: ReadonlyMap<ContainerId, unknown>,
	wanted: ReadonlySet<ContainerId>,
): readonly ContainerId[] {
	return [...known.keys()].filter(id => !wanted.has(id));
}
