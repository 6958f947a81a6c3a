import type {SimContainer} from './demo-container.js';
import {networkOf} from './fleet-networks.js';
import type {World} from './world.js';

export function emitContainer(
	world: World,
	container: SimContainer,
	action: string,
	more: Readonly<Record<string, string>> = {},
): void {
	world.events.emit({
		type: 'container',
		action,
		id: container.id,
		attributes: {...container.labels, image: container.scenario.image, name: container.name, ...more},
	});
}

export function emitNetwork(world: World, container: SimContainer, action: 'connect' | 'disconnect'): void {
	const {id, name, type} = networkOf(world, container);
	world.events.emit({type: 'network', action, id, attributes: {container: container.id, name, type}});
}

export function emitMounts(
	world: World,
	container: SimContainer,
	action: 'mount' | 'unmount' | 'destroy',
): void {
	for (const {name, destination, kind} of container.mounts) {
		if (kind === 'bind' || (action === 'destroy' && kind !== 'anonymous')) {
			continue;
		}

		if (action === 'destroy') {
			world.volumes.delete(name);
		}

		const where: Readonly<Record<string, string>> =
			action === 'mount'
				? {container: container.id, destination, propagation: '', 'read/write': 'true'}
				: action === 'unmount'
					? {container: container.id}
					: {};
		world.events.emit({type: 'volume', action, id: name, attributes: {driver: 'local', ...where}});
	}
}
