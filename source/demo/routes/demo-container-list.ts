import {isRunning, type SimContainer} from '../fleet/demo-container.js';
import {networkNameOf} from '../fleet/fleet-networks.js';
import {withTag} from '../fleet/fleet-images.js';
import {findContainer, type World} from '../fleet/world.js';
import {json, jsonText, problem, type Answer} from '../http/answer.js';
import {parseFilters, passes, passesLabels, type Filters} from '../http/filters.js';
import {isTrue, type Call, type Route} from '../http/route.js';
import {containerRow, pushRow} from './demo-container-row.js';

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

function list({world, query}: Call): Answer {
	const filters = parseFilters(query.get('filters'), knownFilters);
	if (typeof filters === 'string') {
		return problem(400, filters);
	}

	const limit = Number(query.get('limit') ?? 0);
	const wantsAll = isTrue(query, 'all') || limit > 0 || filters.has('status');
	const found: SimContainer[] = [];
	const isBetween = between(world, filters);
	for (const container of world.containers.values()) {
		if ((wantsAll || isUp(container)) && isBetween(container) && passesAll(container, filters)) {
			found.push(container);
		}
	}

	found.sort((a, b) => b.createdMs - a.createdMs);
	const shown = limit > 0 ? found.slice(0, limit) : found;
	return isTrue(query, 'size')
		? json(shown.map(container => containerRow(world, container, true)))
		: jsonText(rowsOf(world, shown));
}

function rowsOf(world: World, containers: readonly SimContainer[]): Buffer {
	const parts: Buffer[] = [Buffer.from('[')];
	for (const container of containers) {
		if (parts.length > 1) {
			parts.push(comma);
		}

		pushRow(world, container, parts);
	}

	parts.push(Buffer.from(']\n'));
	return Buffer.concat(parts);
}

const comma = Buffer.from(',');

/** The engine counts a container between two runs as running. */
function isUp(container: SimContainer): boolean {
	return isRunning(container) || container.state === 'restarting';
}

/** The `before` and `since` filters name containers. */
function between(world: World, filters: Filters): (container: SimContainer) => boolean {
	const madeMs = (name: string) => {
		const reference = filters.get(name)?.[0];
		return reference === undefined ? undefined : findContainer(world, reference)?.createdMs;
	};

	const [before = Infinity, since = -Infinity] = [madeMs('before'), madeMs('since')];
	return ({createdMs}) => createdMs < before && createdMs > since;
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

export const containerList: readonly Route[] = [{method: 'GET', path: '/containers/json', run: list}];
