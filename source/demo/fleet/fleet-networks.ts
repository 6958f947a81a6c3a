import type {SimNetwork} from './fleet-resources.js';
import {hash, hex} from '../random.js';
import type {SimContainer} from './demo-container.js';
import type {World} from './world.js';

export const builtInNetworks = ['bridge', 'host', 'none'];

export function makeNetwork(
	world: Pick<World, 'seed' | 'networks'>,
	name: string,
	createdMs: number,
	changes: Partial<SimNetwork> = {},
): SimNetwork {
	const driver = name === 'none' ? 'null' : name === 'host' ? 'host' : 'bridge';
	const prefix = driver === 'bridge' ? `172.${17 + (world.networks.size % 14)}` : undefined;
	const network = {
		id: hex(64, world.seed, 'network', name),
		name,
		driver,
		prefix,
		createdMs,
		...changes,
	};
	world.networks.set(network.name, network);
	return network;
}

/** The network it is on; one that is gone keeps its name. */
export function networkOf(
	world: World,
	{scenario}: SimContainer,
): {readonly id: string; readonly name: string; readonly type: string; readonly prefix?: string} {
	const name = networkNameOf(scenario);
	const network = world.networks.get(name);
	return {id: network?.id ?? '', name, type: network?.driver ?? 'bridge', prefix: network?.prefix};
}

export function networkNameOf({network, project}: SimContainer['scenario']): string {
	return network ?? (project === undefined ? 'bridge' : `${project}_default`);
}

export function addressOf(world: World, container: SimContainer): string | undefined {
	const {prefix} = networkOf(world, container);
	return prefix === undefined
		? undefined
		: `${prefix}.${hash(container.id) % 250}.${2 + (container.seed % 250)}`;
}
