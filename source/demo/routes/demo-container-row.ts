import {shortId, type SimContainer} from '../fleet/demo-container.js';
import {networkNameOf, networkOf} from '../fleet/fleet-networks.js';
import {portsOf} from '../fleet/fleet-ports.js';
import {statusText} from '../fleet/status-text.js';
import type {World} from '../fleet/world.js';
import {endpointOf} from './endpoint-route.js';
import {mountBody} from './mount-body.js';

/** A row of the containers list. */
export function containerRow(world: World, container: SimContainer, withSize: boolean) {
	const {scenario, id, name, createdMs} = container;
	const network = networkNameOf(scenario);
	const size = {SizeRw: Number.parseInt(shortId(container).slice(0, 5), 16), SizeRootFs: 120_000_000};
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
		...(withSize ? size : {}),
		Labels: container.labels,
		State: container.state,
		Status: statusText(container, world.clock.now()),
		HostConfig: {NetworkMode: network},
		NetworkSettings: {Networks: {[network]: endpointOf(world, container)}},
		Mounts: container.mounts.map(mount => mountBody(mount, false)),
	};
}

/** Arguments with blanks are quoted, as in the engine's list. */
function commandText({entrypoint = [], command}: SimContainer['scenario']): string {
	return [...entrypoint, ...command].map(part => (part.includes(' ') ? `'${part}'` : part)).join(' ');
}

type Kept = {readonly key: string; readonly before: Buffer; readonly after: Buffer};

const kept = new WeakMap<SimContainer, Kept>();

/**
 * The row as bytes. All but the status words stays the same from one change of the container to the next,
 * so it is made once: a thousand rows are asked for every second.
 */
export function pushRow(world: World, container: SimContainer, parts: Buffer[]): void {
	const key = `${container.state} ${container.name} ${networkOf(world, container).id}`;
	let row = kept.get(container);
	if (row?.key !== key) {
		row = {key, ...split(world, container)};
		kept.set(container, row);
	}

	const status = JSON.stringify(statusText(container, world.clock.now()));
	parts.push(row.before, Buffer.from(status), row.after);
}

function split(world: World, container: SimContainer): Omit<Kept, 'key'> {
	const {Status: _, HostConfig, NetworkSettings, Mounts, ...first} = containerRow(world, container, false);
	return {
		before: Buffer.from(`${JSON.stringify(first).slice(0, -1)},"Status":`),
		after: Buffer.from(`,${JSON.stringify({HostConfig, NetworkSettings, Mounts}).slice(1)}`),
	};
}
