import {isRunning, shortId, type SimContainer} from '../fleet/container.js';
import {networkNameOf} from '../fleet/networks.js';
import {portsOf} from '../fleet/ports.js';
import {statusText} from '../fleet/status-text.js';
import {withTag} from '../fleet/images.js';
import type {World} from '../fleet/world.js';
import {json, problem} from '../http/answer.js';
import {parseFilters, passes, passesLabels, type Filters} from '../http/filters.js';
import {isTrue, type Call, type Route} from '../http/route.js';
import {endpointOf} from './endpoint.js';

const knownFilters = [
	'ancestor',
	'before',
	'exited',
	'expose',
	'health',
	'id',
	'is-task',
	'isolation',
	'label',
	'name',
	'network',
	'publish',
	'since',
	'status',
	'volume',
];

function list({world, query}: Call) {
	const filters = parseFilters(query.get('filters'), knownFilters);
	if (typeof filters === 'string') {
		return problem(400, filters);
	}

	const limit = Number(query.get('limit') ?? 0);
	const wantsAll = isTrue(query, 'all') || limit > 0 || filters.has('status');
	const found: SimContainer[] = [];
	for (const container of world.containers.values()) {
		if ((wantsAll || isUp(container)) && passesAll(container, filters)) {
			found.push(container);
		}
	}

	found.sort((a, b) => b.createdMs - a.createdMs);
	const shown = limit > 0 ? found.slice(0, limit) : found;
	const withSize = isTrue(query, 'size');
	return json(shown.map(container => containerRow(world, container, withSize)));
}

/** The engine counts a container between two runs as running. */
function isUp(container: SimContainer): boolean {
	return isRunning(container) || container.state === 'restarting';
}

function passesAll(container: SimContainer, filters: Filters): boolean {
	if (filters.size === 0) {
		return true;
	}

	const {scenario, id, name} = container;
	return (
		passesLabels(filters, container.labels) &&
		passes(filters, 'id', start => id.startsWith(start)) &&
		passes(filters, 'name', pattern => matchesName(name, pattern)) &&
		passes(filters, 'status', state => container.state === state) &&
		passes(filters, 'health', health => (container.health ?? 'none') === health) &&
		passes(filters, 'exited', code => !isUp(container) && String(container.exitCode) === code) &&
		passes(filters, 'network', network => networkNameOf(scenario) === network) &&
		passes(filters, 'volume', volume =>
			container.mounts.some(mount => mount.name === volume || mount.destination === volume),
		) &&
		passes(filters, 'ancestor', image => {
			const reference = withTag(image);
			return withTag(scenario.image) === reference || container.imageId === image;
		})
	);
}

/** The engine matches names as regular expressions, with and without the slash. */
function matchesName(name: string, pattern: string): boolean {
	try {
		const expression = new RegExp(pattern);
		return expression.test(name) || expression.test(`/${name}`);
	} catch {
		return name.includes(pattern);
	}
}

export function containerRow(world: World, container: SimContainer, withSize: boolean) {
	const {scenario, id, name, createdMs} = container;
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
		...(withSize
			? {SizeRw: Number.parseInt(shortId(container).slice(0, 5), 16), SizeRootFs: 120_000_000}
			: {}),
		Labels: container.labels,
		State: container.state,
		Status: statusText(container, world.clock.now()),
		HostConfig: {NetworkMode: networkNameOf(scenario)},
		NetworkSettings: {Networks: {[networkNameOf(scenario)]: endpointOf(world, container)}},
		Mounts: container.mounts.map(mount => ({
			Type: 'volume',
			Name: mount.name,
			Source: '',
			Destination: mount.destination,
			Driver: 'local',
			Mode: 'z',
			RW: true,
			Propagation: '',
		})),
	};
}

/** Arguments with blanks are quoted, as in the engine's list. */
function commandText({entrypoint = [], command}: SimContainer['scenario']): string {
	return [...entrypoint, ...command].map(part => (part.includes(' ') ? `'${part}'` : part)).join(' ');
}

export const containerList: readonly Route[] = [{method: 'GET', path: '/containers/json', run: list}];
