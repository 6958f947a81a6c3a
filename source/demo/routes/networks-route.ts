import type {SimNetwork} from '../fleet/fleet-resources.js';
import {isRunning, type SimContainer} from '../fleet/demo-container.js';
import {builtInNetworks, makeNetwork, networkNameOf} from '../fleet/fleet-networks.js';
import {fieldsOf, textOf} from '../fleet/posted.js';
import type {World} from '../fleet/world.js';
import {empty, json, problem, type Answer} from '../http/answer.js';
import type {Call, Route} from '../http/route.js';
import {hex} from '../random.js';
import {goTime} from '../stamp.js';
import {endpointOf} from './endpoint-route.js';

function networkBody(network: SimNetwork, containers: object = {}) {
	const {prefix} = network;
	return {
		Name: network.name,
		Id: network.id,
		Created: goTime(network.createdMs),
		Scope: 'local',
		Driver: network.driver,
		EnableIPv4: true,
		EnableIPv6: false,
		IPAM: {
			Driver: 'default',
			Options: null,
			Config: prefix === undefined ? null : [{Subnet: `${prefix}.0.0/16`, Gateway: `${prefix}.0.1`}],
		},
		Internal: false,
		Attachable: false,
		Ingress: false,
		ConfigFrom: {Network: ''},
		ConfigOnly: false,
		Containers: containers,
		Options: {},
		Labels: {},
	};
}

function members(world: World, {name}: SimNetwork): SimContainer[] {
	return [...world.containers.values()].filter(({scenario}) => networkNameOf(scenario) === name);
}

/** Only inspect tells who is on it. */
function inspect(network: SimNetwork, {world}: Call): Answer {
	const running = members(world, network).filter(isRunning);
	const containers = running.map(container => {
		const {EndpointID, MacAddress, IPAddress, IPPrefixLen} = endpointOf(world, container);
		const IPv4Address = IPAddress === '' ? '' : `${IPAddress}/${IPPrefixLen}`;
		return [container.id, {Name: container.name, EndpointID, MacAddress, IPv4Address, IPv6Address: ''}];
	});
	return json(networkBody(network, Object.fromEntries(containers)));
}

function list({world}: Call): Answer {
	return json([...world.networks.values()].map(network => networkBody(network)));
}

async function create({world, body}: Call): Promise<Answer> {
	const fields = fieldsOf(await body());
	const name = textOf(fields['Name']);
	const driver = textOf(fields['Driver']) ?? 'bridge';
	if (name === undefined) {
		return problem(400, 'invalid network name: name is empty');
	}

	if (builtInNetworks.includes(name)) {
		return problem(403, `operation is not permitted on predefined ${name} network `);
	}

	if (world.networks.has(name)) {
		return problem(409, `network with name ${name} already exists`);
	}

	if (driver !== 'bridge') {
		return problem(404, `plugin "${driver}" not found`);
	}

	const network = makeNetwork(world, name, world.clock.now(), {
		// Made anew under its name it is another.
		id: hex(64, world.seed, 'network', name, world.made++),
	});
	tell(world, network, 'create');
	return json({Id: network.id, Warning: ''}, 201);
}

function tell(world: World, {id, name, driver}: SimNetwork, action: string): void {
	world.events.emit({type: 'network', action, id, attributes: {name, type: driver}});
}

function aboutNetwork(run: (network: SimNetwork, call: Call) => Answer): Route['run'] {
	return call => {
		const reference = call.params[0] ?? '';
		const all = [...call.world.networks.values()];
		const network =
			all.find(({id}) => id === reference) ??
			call.world.networks.get(reference) ??
			all.find(({id}) => id.startsWith(reference));
		return network === undefined ? problem(404, `network ${reference} not found`) : run(network, call);
	};
}

function remove(network: SimNetwork, {world}: Call): Answer {
	if (builtInNetworks.includes(network.name)) {
		return problem(403, `${network.name} is a pre-defined network and cannot be removed`);
	}

	const running = members(world, network).filter(isRunning);
	if (running.length > 0) {
		const who = running.map(({name, id}) => `name:"${name}" id:"${id.slice(0, 12)}"`).join(', ');
		return problem(
			403,
			`error while removing network: network ${network.name} has active endpoints (${who})`,
		);
	}

	world.networks.delete(network.name);
	tell(world, network, 'destroy');
	return empty();
}

export const networkRoutes: readonly Route[] = [
	{method: 'GET', path: '/networks', run: list},
	{method: 'POST', path: '/networks/create', run: create},
	{method: 'GET', path: '/networks/{}', run: aboutNetwork(inspect)},
	{method: 'DELETE', path: '/networks/{}', run: aboutNetwork(remove)},
];
