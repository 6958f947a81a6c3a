import type {SimExec, SimImage, SimNetwork, SimVolume} from './fleet-resources.js';
import type {Clock} from '../demo-clock.js';
import {hash} from '../random.js';
import type {SimContainer} from './demo-container.js';
import type {EventBus} from './event-log.js';

/** All that the simulated engine holds. */
export type World = {
	readonly seed: number;
	readonly clock: Clock;
	readonly events: EventBus;
	readonly host: Host;
	/** By id, in the order in which they were made. */
	readonly containers: Map<string, SimContainer>;
	/** Names that are taken, and by which id. */
	readonly names: Map<string, string>;
	readonly images: Map<string, SimImage>;
	readonly volumes: Map<string, SimVolume>;
	readonly networks: Map<string, SimNetwork>;
	readonly execs: Map<string, SimExec>;
	/** Pids and ids given out. */
	made: number;
};

type Host = {
	readonly name: string;
	readonly cpus: number;
	readonly memoryBytes: number;
	readonly bootedMs: number;
	readonly engineVersion: string;
	readonly apiVersion: string;
};

export function makeHost(startMs: number): Host {
	return {
		name: 'midwatch-demo',
		cpus: 8,
		memoryBytes: 32 * 2 ** 30,
		bootedMs: startMs - 41 * 86_400_000,
		engineVersion: '28.5.2',
		apiVersion: '1.51',
	};
}

/** By full id, name, or an unambiguous start of the id. */
export function findContainer(world: World, reference: string): SimContainer | undefined {
	// As dockerd: a whole id first, and else whatever is called so.
	const named = world.names.get(reference.replace(/^\//, ''));
	const exact = world.containers.get(reference) ?? world.containers.get(named ?? '');
	if (exact !== undefined || !/^[\da-f]+$/.test(reference)) {
		return exact;
	}

	const found = [...world.containers.values()].filter(container => container.id.startsWith(reference));
	return found.length === 1 ? found[0] : undefined;
}

export function nextPid(world: World): number {
	world.made++;
	return 1000 + ((world.made * 37 + (hash(world.seed) % 500)) % 4_000_000);
}
