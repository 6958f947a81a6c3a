import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {openText} from '../../text/secrets.js';
import {cleanRecord} from './clean-record.js';
import {notAnEngine} from '../transport/fault-words.js';
import {asArray, asNumber, asSecondsMs, asObject, asObjects, asString} from './json-fields.js';
import {stateNamed} from './state-named.js';
import {swarmTask} from './swarm-task.js';
import type {Container, ContainerId, ContainerState, Health, Port, Size} from '../types.js';

/** The answer to GET /containers/json. What isn't a list is an EngineError: nothing else may look like an empty engine. */
export function parseContainers(answer: unknown): readonly Container[] {
	if (!Array.isArray(answer)) {
		throw notAnEngine(safe`the engine's answer is not a list of containers`);
	}

	// Without an id it could be neither told from others nor acted on.
	return answer.map(entry => parseContainer(entry)).filter(({id}) => /^[\da-f]{64}$/.test(id));
}

/** One entry of it. */
export function parseContainer(entry: unknown): Container {
	const raw = asObject(entry);
	const status = asString(raw['Status']);
	const labels = cleanRecord(raw['Labels']);
	const networks = Object.entries(asObject(asObject(raw['NetworkSettings'])['Networks']));
	const name = nameOf(raw['Names'], asString(raw['Id']));
	const task = swarmTask(labels, name);
	return {
		id: asString(raw['Id']) as ContainerId,
		name,
		image: safeText(asString(raw['Image'])),
		imageId: asString(raw['ImageID']),
		command: openText(asString(raw['Command'])),
		createdAtMs: asSecondsMs(raw['Created']),
		state: parseState(asString(raw['State']), status),
		status: safeText(status),
		health: healthOf(status),
		exitCode: exitCodeOf(status),
		ports: asArray(raw['Ports'])
			.map(port => parsePort(port))
			.sort(byPort),
		labels,
		project: task ? task.stack : labels['com.docker.compose.project'],
		service: task ? task.service : labels['com.docker.compose.service'],
		...(task && {task}),
		networks: networks.map(([name]) => safeText(name)),
		addresses: networks.flatMap(([, network]) => addressOf(network)),
		networkMode: safeText(asString(asObject(raw['HostConfig'])['NetworkMode'])),
	};
}

function addressOf(network: unknown): readonly SafeText[] {
	const {IPAddress: four, GlobalIPv6Address: six} = asObject(network);
	const address = asString(four) || asString(six);
	return address === '' ? [] : [safeText(address, 64)];
}

/** An answer to GET /containers/json?size=1: what each takes on the disk. */
export function parseSizes(answer: unknown): ReadonlyMap<string, Size> {
	return new Map(
		asObjects(answer).map(raw => [
			asString(raw['Id']),
			{writtenBytes: asNumber(raw['SizeRw']) ?? 0, rootBytes: asNumber(raw['SizeRootFs'])},
		]),
	);
}

/** The name without its slash, not one of the aliases `/other/link` of a legacy link. */
function nameOf(names: unknown, id: string): SafeText {
	const all = asArray(names).map(name => asString(name).replace(/^\//, ''));
	const own = all.find(name => name !== '' && !name.includes('/')) ?? all[0] ?? '';
	return own === '' ? safeText(id.slice(0, 12)) : safeText(own, 300);
}

function parseState(state: string, status: string): ContainerState {
	return stateNamed(state) ?? (status.startsWith('Up') ? 'running' : 'unknown');
}

/** The list has no field for it: only `Up 3 minutes (unhealthy)`. */
function healthOf(status: string): Health | undefined {
	const word = /\((healthy|unhealthy|health: starting|starting)\)/.exec(status)?.[1];
	return word === 'healthy' || word === 'unhealthy' ? word : word === undefined ? undefined : 'starting';
}

/** `Exited (137) 2 hours ago`, `Restarting (1) 5 seconds ago`. */
function exitCodeOf(status: string): number | undefined {
	const code = /^(?:Exited|Restarting) \((-?\d+)\)/.exec(status)?.[1];
	return code === undefined ? undefined : Number(code);
}

/** The engine's own order is another one with every reading. */
function byPort(a: Port, b: Port): number {
	return (
		a.privatePort - b.privatePort ||
		(a.publicPort ?? 0) - (b.publicPort ?? 0) ||
		byText(a.protocol, b.protocol) ||
		byText(a.ip ?? '', b.ip ?? '')
	);
}

function byText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function parsePort(entry: unknown): Port {
	const raw = asObject(entry);
	const ip = asString(raw['IP']);
	return {
		privatePort: asNumber(raw['PrivatePort']) ?? 0,
		publicPort: asNumber(raw['PublicPort']),
		ip: ip === '' ? undefined : safeText(ip, 64),
		protocol: raw['Type'] === undefined ? safe`tcp` : safeText(asString(raw['Type']), 16),
	};
}
