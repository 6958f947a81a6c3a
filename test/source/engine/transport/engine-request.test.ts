import Docker from 'dockerode';
import {expect, test} from 'vitest';
import {
	toRequest,
	type DialOptions,
	type EngineRequest,
} from '../../../../source/engine/transport/engine-request.js';

/** The request that dockerode makes of it. */
async function requestOf(ask: (docker: Docker) => Promise<unknown>): Promise<EngineRequest> {
	return new Promise(resolve => {
		const dial = (options: DialOptions) => resolve(toRequest(options));
		const withModem: object = {modem: {dial}};
		void ask(new Docker(withModem));
	});
}

test('an environment stays in the body, and a name in the query', async () => {
	const spec = {name: 'web', Image: 'app', Env: ['TOKEN=hunter2'], HostConfig: {Memory: 7}};
	expect(await requestOf(async docker => docker.createContainer(spec))).toEqual({
		method: 'POST',
		path: '/containers/create',
		query: 'name=web',
		headers: {'Content-Type': 'application/json'},
		body: JSON.stringify({Image: 'app', Env: ['TOKEN=hunter2'], HostConfig: {Memory: 7}}),
		wants: 'json',
	});
});

test('credentials are a header, and neither in the query nor in the body', async () => {
	const authconfig = {base64: 'c2VjcmV0'};
	const asked = [
		await requestOf(async docker => docker.searchImages({term: 'app', authconfig})),
		await requestOf(async docker => docker.createImage(authconfig, {fromImage: 'app', tag: '1'})),
	];
	expect(asked.map(({query, body}) => [query, body])).toEqual([
		['term=app', undefined],
		['fromImage=app&tag=1', undefined],
	]);
	for (const {headers} of asked) {
		expect(headers).toEqual({'X-Registry-Auth': 'c2VjcmV0'});
	}
});

test('an exec upgrades its connection, with its settings in the body alone', async () => {
	const exec = (docker: Docker) => docker.getExec('e'.repeat(64));
	const started = await requestOf(async docker => exec(docker).start({hijack: true, Tty: true}));
	expect(started).toMatchObject({
		query: '',
		headers: {Connection: 'Upgrade', Upgrade: 'tcp'},
		body: '{"Tty":true}',
		wants: 'connection',
	});
	const resized = await requestOf(async docker => exec(docker).resize({w: 80, h: 24}));
	expect(resized).toMatchObject({query: 'w=80&h=24', body: undefined, wants: 'json'});
});

test('a volume is removed by force where that is asked for, and filters are JSON', async () => {
	const removed = await requestOf(async docker => docker.getVolume('data').remove({force: true}));
	expect(removed).toMatchObject({
		method: 'DELETE',
		path: '/volumes/data',
		query: 'force=true',
		body: undefined,
	});
	const listed = await requestOf(async docker => docker.listContainers({all: true, filters: {id: ['a']}}));
	expect(listed).toMatchObject({
		path: '/containers/json',
		query: 'all=true&filters=%7B%22id%22%3A%5B%22a%22%5D%7D',
	});
});
