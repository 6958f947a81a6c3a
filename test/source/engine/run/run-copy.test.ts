import {expect, test} from 'vitest';
import {emptyRun, formOf, furtherNetworks, runSpec} from '../../../../source/engine/run/run-form.js';
import {runCopyOf} from '../../../../source/engine/run/run-copy.js';
import {runKept, runLine} from '../../../../source/engine/run/run-line.js';

const id = 'c0ffee123456'.padEnd(64, '0');

const inspected = {
	Id: id,
	Config: {
		Image: 'shop/app:1.4',
		Hostname: id.slice(0, 12),
		User: '1000:1000',
		Env: ['MODE=prod', 'FROM_IMAGE=1', 'LONE'],
		Cmd: ['serve', 'two words'],
		Labels: {team: 'shop', maintainer: 'us'},
		WorkingDir: '/srv',
		Entrypoint: ['/init', '--'],
		ExposedPorts: {'80/tcp': {}, '5555/tcp': {}},
		MacAddress: '02:42:0a:4d:00:09',
		NetworkDisabled: true,
	},
	HostConfig: {
		NetworkMode: 'front',
		PortBindings: {'80/tcp': [{HostIp: '0.0.0.0', HostPort: '8080'}]},
		Memory: 64 * 1024 * 1024,
		MemorySwap: 128 * 1024 * 1024,
		ShmSize: 32 * 1024 * 1024,
		CapDrop: ['ALL'],
		SecurityOpt: ['no-new-privileges', 'seccomp={"defaultAction":"SCMP_ACT_ERRNO"}'],
		DeviceRequests: [{Driver: '', Count: 0, DeviceIDs: ['0', '1'], Capabilities: [['gpu']], Options: {}}],
		Links: ['/db:/web/database'],
		FieldOfTomorrow: {a: 1},
	},
	NetworkSettings: {
		Networks: {
			front: {
				Aliases: ['web', id.slice(0, 12)],
				IPAMConfig: {IPv4Address: '10.77.0.9'},
				IPAddress: '10.77.0.9',
				NetworkID: 'f1',
				GwPriority: 0,
			},
			back: {
				Aliases: ['api'],
				DriverOpts: {'a.b': 'c'},
				Links: null,
				NetworkID: 'b1',
				MacAddress: '12:ab:b1:ce:94:26',
			},
		},
	},
};

const image = {Config: {Env: ['FROM_IMAGE=1'], Labels: {maintainer: 'us'}, WorkingDir: '/srv', User: ''}};
const copy = runCopyOf(inspected, image);

test('a copy is asked for with everything that was asked for, and with nothing that the engine or the image gave', () => {
	expect(runSpec(copy)).toEqual({
		Image: 'shop/app:1.4',
		User: '1000:1000',
		Env: ['MODE=prod', 'LONE'],
		Cmd: ['serve', 'two words'],
		Labels: {team: 'shop'},
		Entrypoint: ['/init', '--'],
		ExposedPorts: {'80/tcp': {}, '5555/tcp': {}},
		Volumes: {},
		MacAddress: '02:42:0a:4d:00:09',
		NetworkDisabled: true,
		Tty: false,
		OpenStdin: false,
		HostConfig: {
			NetworkMode: 'front',
			PortBindings: {'80/tcp': [{HostIp: '0.0.0.0', HostPort: '8080'}]},
			Binds: [],
			RestartPolicy: {Name: 'no', MaximumRetryCount: 0},
			Memory: 64 * 1024 * 1024,
			AutoRemove: false,
			ShmSize: 32 * 1024 * 1024,
			CapDrop: ['ALL'],
			SecurityOpt: ['no-new-privileges', 'seccomp={"defaultAction":"SCMP_ACT_ERRNO"}'],
			DeviceRequests: [{Driver: '', Count: 0, DeviceIDs: ['0', '1'], Capabilities: [['gpu']], Options: {}}],
			Links: ['db:database'],
			FieldOfTomorrow: {a: 1},
		},
		NetworkingConfig: {
			EndpointsConfig: {front: {Aliases: ['web'], IPAMConfig: {IPv4Address: '10.77.0.9'}}},
		},
	});
	expect(furtherNetworks(copy)).toEqual([['back', {Aliases: ['api'], DriverOpts: {'a.b': 'c'}}]]);
});

test('the line for a shell says all of it that has a flag', () => {
	expect(runLine(copy)).toBe(
		[
			'docker run -d -e MODE=prod -e LONE -p 0.0.0.0:8080:80 -l team=shop',
			'--network name=front,ip=10.77.0.9,alias=web --network name=back,alias=api,driver-opt=a.b=c',
			'--memory 64m --user 1000:1000 --entrypoint /init --expose 5555/tcp --mac-address 02:42:0a:4d:00:09',
			'--cap-drop ALL --security-opt no-new-privileges --security-opt seccomp=profile.json --shm-size 32m',
			`--gpus '"device=0,1"' --link db:database shop/app:1.4 -- serve 'two words'`,
		].join(' '),
	);
});

test('what no field shows is told in words, and what has no flag says so', () => {
	const told = runKept(copy).map(({label, words}) => `${label}: ${words}`);
	expect(told).toEqual([
		'user: 1000:1000',
		'entrypoint: /init --',
		'exposed ports: 5555/tcp',
		'MAC address: 02:42:0a:4d:00:09',
		'NetworkDisabled: true',
		'capabilities dropped: ALL',
		'security options: no-new-privileges seccomp=profile.json',
		'shared memory: 32m',
		'device requests: "device=0,1"',
		'links: db:database',
		'FieldOfTomorrow: {"a":1}',
		'address in front: 10.77.0.9',
		'aliases in front: web',
		'also in network: back',
		'aliases in back: api',
		'driver options in back: a.b=c',
	]);
	expect(runKept(copy).filter(({options, isNetwork}) => options.length === 0 && !isNetwork)).toMatchObject([
		{label: 'NetworkDisabled'},
		{label: 'FieldOfTomorrow'},
	]);
});

test('each that is left out is in neither the request nor the line', () => {
	for (const {id: left, isNetwork} of runKept(copy)) {
		const without = {...copy, left: [left]};
		expect({spec: runSpec(without), further: furtherNetworks(without)}, left).not.toEqual({
			spec: runSpec(copy),
			further: furtherNetworks(copy),
		});
		expect(runKept(without)).toEqual(runKept(copy));
		expect(isNetwork ? furtherNetworks(without) : []).toEqual([]);
	}
});

test('in another network nothing is asked for that was set in the one before', () => {
	const values = {...copy.values, network: 'other'};
	expect(runSpec({...copy, values})).not.toHaveProperty('NetworkingConfig');
	expect(furtherNetworks({...copy, values}).map(([name]) => name)).toEqual(['back']);
	expect(runLine({...copy, values})).toContain('--network other --network name=back');
	const swapped = {...copy, values: {...copy.values, network: 'back'}};
	expect(runSpec(swapped)).toMatchObject({NetworkingConfig: {EndpointsConfig: {back: {Aliases: ['api']}}}});
	expect(furtherNetworks(swapped)).toEqual([]);
});

test('a swap of twice the memory goes along with another memory, any other stays', () => {
	const {base} = runCopyOf({...inspected, HostConfig: {...inspected.HostConfig, MemorySwap: -1}});
	expect(base.host['MemorySwap']).toBe(-1);
	expect(copy.base.host).not.toHaveProperty('MemorySwap');
});

test.each([
	[{Entrypoint: ['/a'], Cmd: ['x']}, {Entrypoint: ['/a'], Cmd: ['x']}, {}],
	[{Entrypoint: ['/a'], Cmd: ['y']}, {Entrypoint: ['/a'], Cmd: ['x']}, {Cmd: ['y']}],
	[{Entrypoint: ['/a'], Cmd: null}, {Entrypoint: ['/a'], Cmd: ['x']}, {Entrypoint: ['/a']}],
	[
		{Entrypoint: null, Cmd: ['y']},
		{Entrypoint: ['/a'], Cmd: ['x']},
		{Entrypoint: [''], Cmd: ['y']},
	],
	[{Entrypoint: null, Cmd: ['y']}, {}, {Cmd: ['y']}],
])('of %o, from an image with %o, the copy asks for %o', (config, from, asked) => {
	const {Entrypoint, Cmd} = runSpec(runCopyOf({Id: id, Config: config}, {Config: from}));
	expect({Entrypoint, Cmd}).toEqual({Entrypoint: undefined, Cmd: undefined, ...asked});
});

test.each([
	[{NetworkMode: 'container:abc'}, []],
	[{UTSMode: 'host'}, []],
	[{NetworkMode: 'bridge'}, ['Hostname', 'Domainname']],
])('names in %o', (host, kept) => {
	const {base} = runCopyOf({Id: id, Config: {Hostname: 'h', Domainname: 'd'}, HostConfig: host});
	expect(['Hostname', 'Domainname'].filter(name => name in base.config)).toEqual(kept);
});

test('a form of nothing keeps nothing', () => {
	expect(runKept(formOf(emptyRun))).toEqual([]);
});
