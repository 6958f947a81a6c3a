import {expect, test} from 'vitest';
import {knownEngines} from '../../../../source/engine/address/known-engines.js';
import {resolveEngine} from '../../../../source/engine/address/resolve-engine.js';
import type {Asked} from '../../../../source/engine/address/resolve-host.js';
import {contextFiles, describedMachine, type Described} from '../../../helpers/described-machine.js';

const config = '/home/ann/.config/containers';

function podmanFile(connections: Readonly<Record<string, object>>, chosen = ''): Record<string, string> {
	const text = JSON.stringify({Connection: {Default: chosen, Connections: connections}, Farm: {}});
	return {[`${config}/podman-connections.json`]: text};
}

const older = `
# written by podman 4
[engine]
active_service = "farm"
  [engine.service_destinations]
    [engine.service_destinations.farm]
      uri = "ssh://core@farm:22/run/user/1000/podman/podman.sock"
      identity = "/home/ann/.ssh/farm"
    [engine.service_destinations."my box"]
      uri = 'tcp://box:8080'
[network]
uri = "ssh://nobody"
`;

const namesAndUrls = (parts: Described) =>
	knownEngines(describedMachine(parts)).map(({name, address}) =>
		typeof address === 'string' ? `${name}: ${address}` : `${name} ${address.url}`,
	);

test('contexts, connections of both files, and the sockets that exist', () => {
	const parts = {
		files: {
			...contextFiles('prod', 'tcp://prod:2376'),
			...contextFiles('far', 'ssh://ops@far'),
			...contextFiles('k8s', ''),
			[`${config}/containers.conf`]: older,
			...podmanFile({vm: {URI: 'ssh://core@127.0.0.1:5413/run/podman/podman.sock', IsMachine: true}}, 'vm'),
		},
		sockets: ['/var/run/docker.sock', '/run/podman/podman.sock'],
	};
	expect(namesAndUrls(parts)).toEqual([
		'default unix:///var/run/docker.sock',
		'podman unix:///run/podman/podman.sock',
		'far ssh://ops@far',
		'k8s: the docker context k8s names no engine: docker context inspect k8s',
		'prod tcp://prod:2376',
		'farm ssh://core@farm:22/run/user/1000/podman/podman.sock',
		'my box tcp://box:8080',
		'vm ssh://core@127.0.0.1:5413/run/podman/podman.sock',
	]);
});

test('a connection keeps its identity; only Podman’s own machine has a host key that nobody knows', () => {
	const machine = describedMachine({
		files: {
			[`${config}/containers.conf`]: older,
			...podmanFile({
				vm: {URI: 'ssh://core@localhost:5413/p.sock', Identity: '/k', IsMachine: true},
				lies: {URI: 'ssh://core@far/p.sock', IsMachine: true},
			}),
		},
	});
	const places = Object.fromEntries(
		knownEngines(machine).map(({name, address}) => [name, (address as {ssh: object}).ssh]),
	);
	expect(places['farm']).toMatchObject({identity: '/home/ann/.ssh/farm', user: 'core', port: 22});
	expect(places['vm']).toMatchObject({identity: '/k', isOwnMachine: true});
	expect(places['farm']).not.toHaveProperty('isOwnMachine');
	expect(places['lies']).not.toHaveProperty('isOwnMachine');
});

test('no two have one name, and each is found by its own', async () => {
	const parts = {
		env: {DOCKER_HOST: 'tcp://env:1'},
		files: {...contextFiles('podman', 'tcp://a:1'), ...podmanFile({podman: {URI: 'ssh://b'}})},
		sockets: ['/var/run/docker.sock', '/run/user/1000/podman/podman.sock', '/run/podman/podman.sock'],
	};
	const machine = describedMachine(parts);
	const known = knownEngines(machine);
	expect(known.map(({name}) => name)).toEqual([
		'default',
		'unix:///var/run/docker.sock',
		'podman',
		'unix:///run/podman/podman.sock',
		'docker:podman',
		'podman:podman',
	]);
	for (const {name, address} of known.filter(one => one.name !== 'podman')) {
		expect(await resolveEngine({context: name}, machine), name).toMatchObject({
			kind: 'found',
			address: {url: (address as {url: string}).url},
		});
	}
});

test('a socket that a context names as well is listed once', () => {
	const files = contextFiles('mine', 'unix:///run/podman/podman.sock');
	expect(namesAndUrls({files, sockets: ['/run/podman/podman.sock']})).toEqual([
		'mine unix:///run/podman/podman.sock',
	]);
});

test('an unknown name lists those that are known, and the nearest', async () => {
	const files = {...contextFiles('prod-1', 'tcp://a'), ...contextFiles('stage', 'tcp://b')};
	const sentence = async (context: string, parts: Described = {files}) => {
		const resolved = await resolveEngine({context}, describedMachine(parts));
		return resolved.kind === 'bad' ? resolved.sentence : undefined;
	};
	expect(await sentence('prod-2')).toBe(
		'--context: there is no docker context or Podman connection prod-2; did you mean prod-1? Known are: prod-1, stage',
	);
	expect(await sentence('nowhere')).toBe(
		'--context: there is no docker context or Podman connection nowhere. Known are: prod-1, stage',
	);
	expect(await sentence('x\u001B[31m', {})).toMatch(/connection x\. Known are: none$/);
	const env = {DOCKER_CONTEXT: 'gone'};
	expect(await resolveEngine({}, describedMachine({env}))).toMatchObject({
		kind: 'bad',
		sentence: expect.stringMatching(/^DOCKER_CONTEXT: there is no docker context/) as string,
	});
});

test('without any socket, Podman’s default connection is opened', async () => {
	const files = podmanFile({a: {URI: 'ssh://a'}, b: {URI: 'ssh://b'}}, 'b');
	expect(await resolveEngine({}, describedMachine({files}))).toMatchObject({address: {label: 'b'}});
	const sockets = ['/var/run/docker.sock'];
	expect(await resolveEngine({}, describedMachine({files, sockets}))).toMatchObject({
		address: {label: 'default'},
	});
	expect(await resolveEngine({}, describedMachine({}))).toMatchObject({kind: 'none'});
});

test('each says by what words the CLI reaches it', async () => {
	const files = {...contextFiles('prod', 'tcp://a'), ...podmanFile({vm: {URI: 'ssh://vm'}})};
	const sockets = ['/var/run/docker.sock', '/run/podman/podman.sock'];
	const machine = describedMachine({files, sockets});
	const words = knownEngines(machine).map(({address}) =>
		(address as {cli?: readonly string[]}).cli?.join(' '),
	);
	expect(words).toEqual([
		'docker -H unix:///var/run/docker.sock',
		'podman --url unix:///run/podman/podman.sock',
		'docker --context prod',
		'podman --connection vm',
	]);
	const cliOf = async (asked: Asked, env = {}) => {
		const resolved = await resolveEngine(asked, {...machine, env});
		return resolved.kind === 'found' ? resolved.address.cli : undefined;
	};
	expect(await cliOf({host: 'ssh://ops@db3'})).toEqual(['docker', '-H', 'ssh://ops@db3']);
	expect(await cliOf({context: 'prod'})).toEqual(['docker', '--context', 'prod']);
	expect(await cliOf({context: 'vm'})).toEqual(['podman', '--connection', 'vm']);
	// The CLI hears the environment itself.
	expect(await cliOf({}, {DOCKER_HOST: 'tcp://env'})).toBeUndefined();
	expect(await cliOf({})).toBeUndefined();
});
