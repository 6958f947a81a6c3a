import type {IncomingMessage, ServerResponse} from 'node:http';
import {json} from 'node:stream/consumers';
import {expect, test} from 'vitest';
import {createDockerEngine} from '../../../../source/engine/docker-engine.js';
import type {ContainerId} from '../../../../source/engine/types.js';
import {collect} from '../../../helpers/collect.js';
import {serveTo} from '../../../helpers/serve-to.js';

// The answers are those that Podman 4.3.1 and 5.8 gave; test/engine/podman.test.ts asks real ones.

const id = 'ab'.repeat(32) as ContainerId;
const {signal} = new AbortController();

type Routes = Readonly<Record<string, unknown>>;
type Sent = {readonly asked: string; readonly body: unknown};

/** An engine that answers these, by method and the end of the path, and tells what it was sent. */
async function open(version: string | undefined, routes: Routes) {
	const sent: Sent[] = [];
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const asked = `${request.method} ${request.url}`;
		sent.push({asked, body: request.headers['content-type'] ? await json(request) : undefined});
		const route = Object.keys(routes).find(one => asked.replace(/\?.*/, '').endsWith(one));
		const headers = version === undefined ? {Server: 'Docker/28.5'} : {'Libpod-Api-Version': version};
		const body = route === undefined ? {message: 'Not Found'} : routes[route];
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		response.writeHead(route === undefined ? 404 : body === '' ? 204 : 200, headers).end(text);
	};
	const {client} = await serveTo((request, response) => void answer(request, response), createDockerEngine);
	return {engine: client, sent, changes: () => sent.filter(({asked}) => asked.startsWith('POST'))};
}

const inspected = (host: object, config: object = {}) => ({
	Id: id,
	Config: config,
	HostConfig: {RestartPolicy: {Name: 'on-failure', MaximumRetryCount: 3}, ...host},
});

test('a restart waits as long as the container’s own stop timeout: without a time Podman kills', async () => {
	for (const [config, seconds] of [
		[{StopTimeout: 7}, 7],
		[{}, 10],
	] as const) {
		const routes = {'/json': inspected({}, config), '/restart': '', '/_ping': 'OK'};
		const {engine, changes} = await open('5.8.6', routes);
		await engine.restart(id, signal);
		expect(changes().map(({asked}) => asked)).toEqual([`POST /containers/${id}/restart?t=${seconds}`]);
	}

	const docker = await open(undefined, {'/restart': '', '/_ping': 'OK'});
	await docker.engine.restart(id, signal);
	expect(docker.changes().map(({asked}) => asked)).toEqual([`POST /containers/${id}/restart`]);
});

test('an update sends the restart policy along, and cores as a quota', async () => {
	const routes = {
		'/json': inspected({NanoCpus: 750_000_000, Memory: 64}),
		'/update': {Warnings: null},
		'/_ping': 'OK',
	};
	const {engine, changes} = await open('5.8.6', routes);
	await engine.update(id, {cpuCores: 0.75}, signal);
	await engine.update(id, {memoryBytes: 64}, signal);
	const policy = {Name: 'on-failure', MaximumRetryCount: 3};
	expect(changes().map(({body}) => body)).toEqual([
		{RestartPolicy: policy, CpuPeriod: 100_000, CpuQuota: 75_000},
		{RestartPolicy: policy, Memory: 64, MemorySwap: 128},
	]);
});

test('an update that was a success and did nothing is a failure', async () => {
	const routes = {'/json': inspected({}), '/update': {Warnings: null}, '/_ping': 'OK'};
	const {engine} = await open('5.8.6', routes);
	for (const limits of [{cpuCores: 2}, {memoryBytes: 64}, {restartPolicy: {name: 'always'}}]) {
		await expect(engine.update(id, limits, signal)).rejects.toMatchObject({
			kind: 'failed',
			words: 'Podman said that it was done, and has not done it',
		});
	}
});

test('what Podman 4 has no request for isn’t asked, and is known before', async () => {
	const {engine, changes} = await open('4.3.1', {'/_ping': 'OK', '/info': {}, '/version': {}});
	const {lacks} = await engine.info(signal);
	expect(lacks?.update).toBe('Podman 4.3.1 has no update in its API: Podman 5 has');
	await expect(engine.update(id, {cpuCores: 1}, signal)).rejects.toMatchObject({words: lacks?.update});
	expect(changes()).toEqual([]);
	const five = await open('5.8.6', {'/info': {}, '/version': {}});
	expect((await five.engine.info(signal)).lacks).toEqual({});
	const docker = await open(undefined, {'/info': {}, '/version': {}});
	expect(await docker.engine.info(signal)).not.toHaveProperty('lacks');
});

const row = {Id: id, Names: ['/db'], State: 'running', Status: 'Up 3 minutes', Labels: {}};

test('health, pods and what holds a pod’s network come from Podman’s own list', async () => {
	const own = {Id: id, Status: 'unhealthy', PodName: 'shop\u001B[2J', IsInfra: true};
	const list = async (routes: Routes) => {
		const {engine} = await open('4.3.1', routes);
		return (await engine.list(signal))[0];
	};
	const docker = {[`GET /containers/json`]: [row]};
	expect(await list({...docker, '/libpod/containers/json': [own]})).toMatchObject({
		health: 'unhealthy',
		project: 'shop',
		isInfra: true,
	});
	const project = {...row, Labels: {'com.docker.compose.project': 'app'}};
	expect(await list({'GET /containers/json': [project], '/libpod/containers/json': [own]})).toMatchObject({
		project: 'app',
	});
	expect(await list(docker), 'a proxy lets nothing of it through').toMatchObject({name: 'db'});
});

test('a container that systemd runs is known by its unit', async () => {
	const labels = {PODMAN_SYSTEMD_UNIT: 'db.service\u001B[2J'};
	const routes = {
		'GET /containers/json': [{...row, Labels: labels}],
		'/info': {SecurityOptions: ['name=rootless']},
		'/version': {},
	};
	const {engine} = await open('5.8.6', routes);
	expect((await engine.list(signal))[0]?.unit).toEqual({name: 'db.service', isOfUser: false});
	await engine.info(signal);
	expect((await engine.list(signal))[0]?.unit).toEqual({name: 'db.service', isOfUser: true});
	const docker = await open(undefined, routes);
	expect((await docker.engine.list(signal))[0]).not.toHaveProperty('unit');
});

const figures = {
	read: '2026-11-26T04:05:38.3508447Z',
	cpu_stats: {cpu_usage: {total_usage: 5}, cpu: 0, online_cpus: 2},
	memory_stats: {usage: 100, limit: 1000},
	networks: {network: {rx_bytes: 1, tx_bytes: 2}},
};

test('Podman 4 counts traffic at the other end; Podman 5 doesn’t', async () => {
	for (const [version, received] of [
		['4.3.1', 2],
		['5.8.6', 1],
	] as const) {
		const {engine} = await open(version, {'/stats': figures, '/_ping': 'OK'});
		await engine.ping(signal);
		expect((await engine.read(id, signal))?.networkReceivedBytes, version).toBe(received);
	}
});

test('rootless figures on cgroup v1 are none, and it is said why', async () => {
	const info = {CgroupVersion: '1', SecurityOptions: ['name=rootless']};
	const {engine, sent} = await open('5.8.6', {'/stats': figures, '/info': info, '/version': {}});
	await engine.info(signal);
	await expect(engine.read(id, signal)).rejects.toMatchObject({
		kind: 'denied',
		words: 'rootless Podman has no figures of containers on cgroup v1',
	});
	expect(sent.some(({asked}) => asked.includes('/stats'))).toBe(false);
	const second = await open('5.8.6', {
		'/stats': figures,
		'/info': {...info, CgroupVersion: '2'},
		'/version': {},
	});
	await second.engine.info(signal);
	expect(await second.engine.read(id, signal)).toMatchObject({memoryBytes: 100});
});

test('processes are asked for in Podman’s own columns at once', async () => {
	const table = {Titles: ['PID'], Processes: [['1']]};
	const {engine, sent} = await open('5.8.6', {'/top': table, '/_ping': 'OK'});
	await engine.ping(signal);
	await engine.top(id, signal);
	expect(sent.map(({asked}) => decodeURIComponent(asked)).slice(1)).toEqual([
		`GET /containers/${id}/top?ps_args=pid,ppid,user,rss,time,args`,
	]);
});

test('a log’s range goes as RFC 3339 with both ends in it: a float would lose lines at the very stamp', async () => {
	const range = {since: '2026-11-26T10:40:55.808910579Z', until: '2026-11-26T10:40:56Z'};
	for (const [version, since, until] of [
		['5.8.6', '2026-11-26T10:40:55.808910578Z', '2026-11-26T10:40:56.000000001Z'],
		[undefined, '1795689655.808910579', '1795689656.000000000'],
	] as const) {
		const {engine, sent} = await open(version, {'/logs': '', '/_ping': 'OK'});
		await engine.ping(signal);
		await collect(engine.logs(id, {follow: false, tail: 'all', ...range}, signal));
		const {searchParams} = new URL(sent.at(-1)?.asked.slice('GET '.length) ?? '', 'http://engine');
		expect([searchParams.get('since'), searchParams.get('until')]).toEqual([since, until]);
	}
});

test('the default network has one name in both lists', async () => {
	const networks = [{Name: 'bridge', Id: 'c'.repeat(64), Driver: 'bridge'}];
	const {engine} = await open('5.8.6', {'/networks': networks});
	expect((await engine.networks.list(signal)).map(({name}) => name)).toEqual(['podman']);
	const docker = await open(undefined, {'/networks': networks});
	expect((await docker.engine.networks.list(signal)).map(({name}) => name)).toEqual(['bridge']);
});

test('events have Docker’s words, and a health check is one only where it found something else', async () => {
	const event = (Action: string, at: number, more: object = {}) =>
		JSON.stringify({
			Type: 'container',
			Action,
			Actor: {ID: id, Attributes: {name: 'db'}},
			time: at,
			timeNano: at * 1e9 + 400_000_000,
			...more,
		});
	const lines = [
		event('init', 10),
		event('start', 10),
		event('health_status', 11, {HealthStatus: 'unhealthy'}),
		event('health_status', 12, {HealthStatus: 'unhealthy'}),
		event('health_status', 13, {HealthStatus: 'healthy'}),
		event('die', 14),
		event('cleanup', 14),
		event('remove', 15),
	]
		.join('\n')
		.concat('\n');
	const heard = async (version: string, text: string, more: Routes = {}) => {
		const {engine} = await open(version, {'/events': text, '/_ping': 'OK', ...more});
		await engine.ping(signal);
		return collect(engine.events(undefined, signal));
	};
	const five = await heard('5.8.6', lines);
	expect(five.map(({action, detail}) => [action, detail].join(' ').trim())).toEqual([
		'start',
		'health_status unhealthy',
		'health_status healthy',
		'die',
		'destroy',
	]);
	const four = await heard('4.3.1', lines.replaceAll(/,"HealthStatus":"\w+"/g, ''), {
		'/libpod/containers/json': [{Id: id, Status: 'unhealthy'}],
	});
	expect(four.map(({action, detail}) => [action, detail].join(' ').trim())).toEqual([
		'start',
		'health_status unhealthy',
		'die',
		'destroy',
	]);
	// Log lines of Podman 4 have whole seconds: a start stands before those of its second, an end after them.
	expect(four.map(({atNano}) => atNano)).toEqual([
		'9.999999999',
		expect.stringMatching(/^11\.4?|^11\.3/),
		'14.999999999',
		'15.999999999',
	]);
});
