import fc from 'fast-check';
import {expect, test} from 'vitest';
import {summaryRows} from '../../../../source/view/inspect/summary-rows.js';

const container = {
	Name: '/shop-api-1',
	Created: '2026-11-24T02:00:00.123Z',
	Path: 'sh',
	Args: ['-c', 'node server.js'],
	RestartCount: 62,
	State: {
		Status: 'exited',
		ExitCode: 137,
		OOMKilled: true,
		Error: '',
		StartedAt: '2026-11-24T02:10:00Z',
		FinishedAt: '2026-11-24T02:14:07Z',
		Health: {Status: 'unhealthy', FailingStreak: 4},
	},
	Config: {
		Image: 'shop/api:1.4',
		User: 'node',
		Labels: {team: 'shop', tier: 'web'},
		Healthcheck: {Test: ['CMD-SHELL', 'curl -f localhost'], Interval: 5e9, Timeout: 2e9, Retries: 3},
	},
	HostConfig: {
		NetworkMode: 'shop_default',
		RestartPolicy: {Name: 'on-failure', MaximumRetryCount: 5},
		Memory: 64 * 1024 ** 2,
		NanoCpus: 5e8,
		PidsLimit: 100,
		CapAdd: ['NET_ADMIN'],
		LogConfig: {Type: 'json-file'},
		PortBindings: {'80/tcp': [{HostIp: '', HostPort: '8080'}]},
	},
	NetworkSettings: {
		Ports: {},
		Networks: {shop_default: {IPAddress: '172.18.0.3', Aliases: ['api', 'web']}},
	},
	Mounts: [
		{Type: 'volume', Name: 'shop_data', Source: '/var/lib/x', Destination: '/data', RW: true},
		{Type: 'bind', Source: '/etc/shop', Destination: '/etc/shop', RW: false},
	],
};

test('of a container: what it runs, how it is, and what was given to it', () => {
	expect(summaryRows(container)).toEqual([
		['name', 'shop-api-1'],
		['command', `sh -c 'node server.js'`],
		['image', 'shop/api:1.4'],
		['state', 'exited, exit code 137, out of memory, since 2026-11-24 02:14:07 UTC'],
		['restart policy', 'on-failure, at most 5 times, restarted 62 times'],
		['limits', 'memory 64M, CPUs 0.5, processes 100'],
		['ports', '*:8080 → 80/tcp'],
		['mounts', '/data ← volume shop_data'],
		['', '/etc/shop ← bind /etc/shop, read-only'],
		['networks', 'shop_default  172.18.0.3  as api, web'],
		['health check', 'curl -f localhost'],
		['', 'every 5 s, timeout 2 s, 3 retries'],
		['', 'unhealthy, 4 failed in a row'],
		['user', 'node'],
		['created', '2026-11-24 02:00:00 UTC'],
		['privileges', '+NET_ADMIN'],
		['log driver', 'json-file'],
		['labels', 'team=shop'],
		['', 'tier=web'],
	]);
});

test('what isn’t limited says so, and the ports in use are told', () => {
	const rows = summaryRows({
		State: {Status: 'running', StartedAt: '2026-11-24T02:10:00Z'},
		HostConfig: {Memory: 0, NetworkMode: 'host'},
		NetworkSettings: {Ports: {'80/tcp': [{HostIp: '0.0.0.0', HostPort: '80'}], '90/udp': null}},
	});
	expect(rows).toEqual([
		['state', 'running, started 2026-11-24 02:10:00 UTC'],
		['restart policy', 'no'],
		['limits', 'none'],
		['ports', '0.0.0.0:80 → 80/tcp'],
		['', '90/udp, not published'],
		['networks', 'host'],
	]);
});

test('of an image, a volume and a network', () => {
	const image = {
		RepoTags: ['app:1', 'app:2'],
		Os: 'linux',
		Architecture: 'arm64',
		RootFS: {Layers: ['a', 'b']},
	};
	expect(summaryRows({...image, Config: {Cmd: ['node', 'a b.js'], ExposedPorts: {'80/tcp': {}}}})).toEqual([
		['tags', 'app:1'],
		['', 'app:2'],
		['layers', '2'],
		['platform', 'linux/arm64'],
		['command', `node 'a b.js'`],
		['ports', '80/tcp'],
	]);
	expect(summaryRows({Name: 'data', Mountpoint: '/var/x', Labels: null, Options: {type: 'nfs'}})).toEqual([
		['name', 'data'],
		['mount point', '/var/x'],
		['options', 'type=nfs'],
	]);
	const network = {
		Name: 'net',
		IPAM: {Config: [{Subnet: '10.0.0.0/8', Gateway: '10.0.0.1'}]},
		Internal: true,
	};
	expect(summaryRows({...network, Containers: {a: {Name: 'web', IPv4Address: '10.0.0.2/8'}}})).toEqual([
		['name', 'net'],
		['subnets', '10.0.0.0/8, gateway 10.0.0.1'],
		['kind', 'internal'],
		['containers', 'web  10.0.0.2/8'],
	]);
});

test('whatever an engine answers, a summary is texts', () => {
	const keyed = (json: unknown) =>
		fc.constantFrom('State', 'IPAM', 'Mountpoint', 'RepoTags').map(key => ({[key]: json}));
	fc.assert(
		fc.property(fc.jsonValue().chain(keyed), json => {
			expect(
				summaryRows(json)
					.flat()
					.every(text => typeof text === 'string'),
			).toBe(true);
		}),
	);
});
