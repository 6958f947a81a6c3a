import {nearestName} from '../../util/nearest-name.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {contextAddress, contextNames} from './docker-context.js';
import type {Machine} from './machine.js';
import {unixAddress} from './parse-host.js';
import {podmanConnections} from './podman-connections.js';
import {resolveHost} from './resolve-host.js';
import type {Address} from '../types.js';
import {usualSockets} from './usual-sockets.js';

type KnownEngine = {
	/** What `--context` takes: no two are the same. */
	readonly name: string;
	readonly from: 'DOCKER_HOST' | 'docker context' | 'Podman connection' | 'socket';
	/** Or why it can't be reached, in a sentence. */
	readonly address: Address | SafeText;
};

/** Every engine that has a name here: docker's contexts, Podman's connections, and the sockets that exist. */
export function knownEngines(machine: Machine): readonly KnownEngine[] {
	const named = [
		...contextNames(machine).map(name => ({
			name,
			from: 'docker context' as const,
			address: withCli(
				contextAddress(name, machine) ?? safe`the docker context ${safeText(name, 100)} is gone`,
				['docker', '--context', name],
			),
		})),
		...podmanConnections(machine).map(({name, address}) => ({
			name,
			from: 'Podman connection' as const,
			address: withCli(address, ['podman', '--connection', name]),
		})),
	];
	const urls = new Set(
		[...fromEnv(machine), ...named].map(({address}) => (typeof address === 'string' ? '' : address.url)),
	);
	const sockets = usualSockets(machine)
		.filter(({path}) => machine.exists(path) && !urls.has(`unix://${path}`))
		.map(({label, path}) => ({name: label, from: 'socket' as const, address: socketAddress(path, label)}));
	return withOwnNames([...fromEnv(machine), ...sockets, ...named]);
}

function socketAddress(path: string, label: string): Address {
	const cli = path.includes('podman') ? ['podman', '--url'] : ['docker', '-H'];
	return {...unixAddress(path, label), cli: [...cli, `unix://${path}`]};
}

function withCli(address: Address | SafeText, cli: readonly string[]): Address | SafeText {
	return typeof address === 'string' ? address : {...address, cli};
}

/** What docker calls its default is what DOCKER_HOST says, if it says anything. */
function fromEnv(machine: Machine): readonly KnownEngine[] {
	if (!machine.env['DOCKER_HOST']) {
		return [];
	}

	const standard = resolveHost({context: 'default'}, machine);
	const address = standard.kind === 'found' ? standard.address : undefined;
	const sentence = standard.kind === 'bad' ? standard.sentence : safe`DOCKER_HOST names no engine`;
	return [{name: 'default', from: 'DOCKER_HOST', address: address ?? sentence}];
}

/** Two may have the same: the later one is told by where it is from, or by its address. */
function withOwnNames(engines: readonly KnownEngine[]): readonly KnownEngine[] {
	const taken = new Set<string>();
	return engines.map(engine => {
		const {name, from, address} = engine;
		const url = typeof address === 'string' ? '' : address.url;
		const options = [
			name,
			from === 'socket' ? url : `${from === 'docker context' ? 'docker' : 'podman'}:${name}`,
		];
		const own = options.find(one => !taken.has(one)) ?? `${name} ${url}`;
		taken.add(own);
		return {...engine, name: own, address: typeof address === 'string' ? address : {...address, label: own}};
	});
}

/** The one of that name; a sentence that lists the names there are, and the one that may be meant. */
export function engineNamed(name: string, machine: Machine): Address | SafeText {
	const known = knownEngines(machine);
	const engine = known.find(one => one.name === name);
	if (engine) {
		return engine.address;
	}

	const names = known.map(one => one.name);
	const nearest = nearestName(name, names);
	const meant = nearest === undefined ? safe`.` : safe`; did you mean ${safeText(nearest, 100)}?`;
	const list = names.length === 0 ? safe`none` : safeText(names.join(', '), 1000);
	return safe`there is no docker context or Podman connection ${safeText(name, 100)}${meant} Known are: ${list}`;
}
