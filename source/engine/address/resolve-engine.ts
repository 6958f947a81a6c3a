import type {Machine} from './machine.js';
import {found, resolveHost, type Asked, type Resolved} from './resolve-host.js';

/** As `resolveHost`; Podman's connections, and the names of all that are known, are looked up only where docker knows none. */
export async function resolveEngine(
	asked: Asked,
	machine: Machine,
): Promise<Exclude<Resolved, {kind: 'unknown'}>> {
	const resolved = resolveHost(asked, machine);
	if (resolved.kind === 'unknown') {
		const {engineNamed} = await import('./known-engines.js');
		return found(engineNamed(resolved.name, machine), resolved.from);
	}

	if (resolved.kind === 'none') {
		const {podmanConnections} = await import('./podman-connections.js');
		const chosen = podmanConnections(machine).find(({isDefault}) => isDefault)?.address;
		return chosen === undefined || typeof chosen === 'string'
			? resolved
			: {kind: 'found', address: chosen, tried: [...resolved.tried, chosen.url]};
	}

	return resolved;
}
