import type {SimContainer} from '../fleet/demo-container.js';
import {networkNameOf, networkOf} from '../fleet/fleet-networks.js';
import {portsOf} from '../fleet/fleet-ports.js';
import {statusText} from '../fleet/status-text.js';
import type {World} from '../fleet/world.js';
import {endpointOf} from './endpoint-route.js';
import {mountBody} from './mount-body.js';

/** A row of the containers list, but for its status words. */
export function containerRow(world: World, container: SimContainer) {
	const {scenario, id, name, createdMs} = container;
	const network = networkNameOf(scenario);
	return {
		Id: id,
		Names: [`/${name}`],
		Image: scenario.image,
		ImageID: container.imageId,
		Command: commandText(scenario),
		Created: Math.floor(createdMs / 1000),
		Ports: portsOf(container).flatMap(({privatePort, publicPort, protocol}) =>
			publicPort === undefined
				? [{PrivatePort: privatePort, Type: protocol}]
				: ['0.0.0.0', '::'].map(ip => ({
						IP: ip,
						PrivatePort: privatePort,
						PublicPort: publicPort,
						Type: protocol,
					})),
		),
		Labels: container.labels,
		State: container.state,
		HostConfig: {NetworkMode: network},
		NetworkSettings: {Networks: {[network]: endpointOf(world, container)}},
		Mounts: container.mounts.map(mountBody),
	};
}

/** Arguments with blanks are quoted, as in the engine's list. */
function commandText({entrypoint = [], command}: SimContainer['scenario']): string {
	return [...entrypoint, ...command].map(part => (part.includes(' ') ? `'${part}'` : part)).join(' ');
}

type Kept = {readonly key: string; readonly bytes: Buffer};

const kept = new WeakMap<SimContainer, Kept>();

/**
 * The row as bytes. All but the status words stays the same from one change of the container to the next,
 * so it is made once: a thousand rows are asked for every second.
 */
export function rowBytes(world: World, container: SimContainer): readonly Buffer[] {
	const key = `${container.state} ${container.name} ${networkOf(world, container).id}`;
	let row = kept.get(container);
	if (row?.key !== key) {
		row = {key, bytes: Buffer.from(JSON.stringify(containerRow(world, container)).slice(0, -1))};
		kept.set(container, row);
	}

	const status = JSON.stringify(statusText(container, world.clock.now()));
	return [row.bytes, Buffer.from(`,"Status":${status}}`)];
}
