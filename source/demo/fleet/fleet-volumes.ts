import type {Mount, SimVolume} from './fleet-resources.js';
import {hex} from '../random.js';
import type {SimContainer} from './demo-container.js';
import type {World} from './world.js';

/** `pgdata:/var/lib/…` is a named volume, a lone `/data` an anonymous one, `/etc:/x:ro` a path of the host. */
export function mountsOf(specs: readonly string[], containerId: string): Mount[] {
	return specs.map(spec => {
		const [name = '', destination, mode = ''] = spec.split(':');
		const isReadOnly = mode.split(',').includes('ro');
		if (destination === undefined) {
			return {name: hex(64, containerId, name), destination: name, kind: 'anonymous', isReadOnly};
		}

		return {name, destination, kind: name.startsWith('/') ? 'bind' : 'named', isReadOnly};
	});
}

/** Makes the volumes that it mounts and that don't exist. */
export function makeVolumes(world: World, container: SimContainer): void {
	for (const {name, kind} of container.mounts) {
		if (kind !== 'bind' && !world.volumes.has(name)) {
			makeVolume(world, name, container.createdMs, {isAnonymous: kind === 'anonymous'});
		}
	}
}

export function makeVolume(
	world: World,
	name: string,
	createdMs: number,
	changes: Partial<SimVolume> = {},
): SimVolume {
	const sizeBytes = 4096 * (1 + (Number.parseInt(hex(6, world.seed, name), 16) % 90_000));
	const volume = {name, createdMs, labels: {}, isAnonymous: false, sizeBytes, ...changes};
	world.volumes.set(name, volume);
	return volume;
}
