import {isRunning, shortId, type SimContainer} from '../fleet/demo-container.js';
import {addressOf, networkOf} from '../fleet/fleet-networks.js';
import type {World} from '../fleet/world.js';
import {hex} from '../random.js';

/** The container's end of its network, as list and inspect show it. */
export function endpointOf(world: World, container: SimContainer) {
	const network = networkOf(world, container);
	const isUp = isRunning(container);
	const address = isUp ? addressOf(world, container) : undefined;
	const hasName = network.prefix !== undefined && network.name !== 'bridge';
	return {
		IPAMConfig: null,
		Links: null,
		Aliases: hasName ? [container.name] : null,
		MacAddress: address === undefined ? '' : macAddress(container),
		DriverOpts: null,
		GwPriority: 0,
		NetworkID: network.id,
		EndpointID: isUp ? hex(64, container.id, 'endpoint') : '',
		Gateway: address === undefined ? '' : `${network.prefix}.0.1`,
		IPAddress: address ?? '',
		IPPrefixLen: address === undefined ? 0 : 16,
		IPv6Gateway: '',
		GlobalIPv6Address: '',
		GlobalIPv6PrefixLen: 0,
		DNSNames: hasName ? [container.name, shortId(container)] : null,
	};
}

function macAddress({id}: SimContainer): string {
	return `02:42:${id.slice(0, 8).replace(/(..)(?=.)/g, '$1:')}`;
}
