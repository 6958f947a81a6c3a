import {getEventListeners, once} from 'node:events';
import type {RequestListener} from 'node:http';
import {afterEach, expect, onTestFinished, test, vi} from 'vitest';
import type {ClientOptions} from '../../../../source/engine/transport/client.js';
import {createTestClient} from '../../../helpers/test-client.js';
import {serveTo} from '../../../helpers/serve-to.js';

afterEach(() => {
	vi.unstubAllEnvs();
});

async function start(answer: RequestListener, options?: ClientOptions) {
	return serveTo(answer, address => createTestClient(address, options));
}

const {signal} = new AbortController();
const json: RequestListener = (_, response) => {
	response.end('{"a":1}');
};

test('a query leaves out what is undefined', async () => {
	const {server, client} = await start(json);
	await client.json({
		path: '/x',
		query: {all: true, since: undefined, n: 3, filters: '{"a":["b c"]}'},
		signal,
	});
	expect(server.asked).toEqual(['GET /x?all=true&n=3&filters=%7B%22a%22%3A%5B%22b%20c%22%5D%7D']);
});

test('an empty answer is undefined', async () => {
	const {client} = await start((_, response) => response.writeHead(204).end());
	expect(await client.json({method: 'POST', path: '/x', signal})).toBeUndefined();
});

test('no variable of the environment leads to another engine', async () => {
	vi.stubEnv('DOCKER_HOST', 'tcp://127.0.0.1:1');
	vi.stubEnv('DOCKER_TLS_VERIFY', '1');
	const {client} = await start(json);
	expect(await client.json({path: '/x', signal})).toEqual({a: 1});
});

test('questions share a connection, which close ends', async () => {
	const {server, client} = await start(json);
	for (let count = 0; count < 20; count++) {
		await client.json({path: '/x', signal});
	}

	expect(server.connections()).toBe(1);
	expect(client.requests()).toBe(20);
	client.close();
	await server.idle();
});

test('pings and questions that may take long wait for no other, and share a connection where they can', async () => {
	const {server, client} = await start(json);
	for (let count = 0; count < 5; count++) {
		const pinged = await client.stream({path: '/_ping', signal});
		await once(pinged.resume(), 'close');
		await client.json({path: '/top', signal, timeoutMs: 60_000});
	}

	expect(server.connections()).toBe(1);
	await Promise.all(
		Array.from({length: 10}, async () => client.json({path: '/top', signal, timeoutMs: 60_000})),
	);
	expect(server.connections()).toBe(10);
	await expect.poll(() => server.openSockets()).toBe(2);
});

test('actions that take long don’t keep questions waiting', async () => {
	const {server, client} = await start((request, response) => {
		if (request.method === 'GET') {
			response.end('[]');
		}
	});
	const acting = new AbortController();
	const actions = Array.from({length: 30}, async () =>
		client.json({method: 'POST', path: '/stop', signal: acting.signal}),
	);
	expect(await client.json({path: '/list', signal})).toEqual([]);
	acting.abort();
	const results = await Promise.allSettled(actions);
	expect(results.every(({status}) => status === 'rejected')).toBe(true);
	expect(server.asked).toHaveLength(31);
});

const id = 'abc0'.repeat(16);
const words = 'midwatch is read-only';

test('read-only: whatever dockerode is asked for, only reads leave', async () => {
	const {server, client} = await start(json, {isReadOnly: true});
	const docker = client.docker(signal);
	const container = docker.getContainer(id);
	for (const ask of [
		async () => container.stop(),
		async () => container.remove({force: true}),
		async () => container.putArchive('', {path: '/'}),
		async () => container.exec({Cmd: ['sh']}),
		async () => container.attach({stream: true, stdin: true, hijack: true}),
		async () => docker.createImage(undefined, {fromImage: 'app'}),
		async () => docker.pruneVolumes(),
		async () => client.hijack({path: '/attach'}),
	]) {
		await expect(ask()).rejects.toMatchObject({kind: 'refused', words});
	}

	expect(await docker.listContainers()).toEqual({a: 1});
	expect(await container.wait()).toEqual({a: 1});
	expect(server.asked).toEqual(['GET /containers/json', `POST /containers/${id}/wait`]);
});

test('what dockerode is asked for ends with the signal, also where its method takes none', async () => {
	const {server, client} = await start(() => undefined);
	const long = new AbortController();
	const docker = client.docker(long.signal);
	const asked = [
		docker.info(),
		docker.df(),
		docker.getImage('app').history(),
		docker.getNetwork(id).inspect(),
	];
	await expect.poll(() => server.asked).toHaveLength(4);
	long.abort();
	for (const one of asked) {
		await expect(one).rejects.toMatchObject({kind: 'aborted'});
	}

	await server.idle();
});

test('what was made is told by its id, or it is an error of ours', async () => {
	let body = '';
	const {client} = await start((_, response) => response.end(body));
	const create = async () => client.docker(signal).createContainer({Image: 'app'});
	await expect(create()).rejects.toMatchObject({name: 'EngineError', kind: 'failed'});
	body = JSON.stringify({Id: id});
	expect((await create()).id).toBe(id);
});

test('an engine that takes the request and says nothing is silent, and let go of', async () => {
	const {server, client} = await start(() => undefined);
	await expect(client.json({path: '/x', signal, timeoutMs: 20})).rejects.toMatchObject({
		kind: 'silent',
		words: 'the engine does not answer (/x)',
	});
	await server.idle();
});

test('an answer that begins and doesn’t end is silence too', async () => {
	const {server, client} = await start((_, response) => {
		response.write('{"a":');
	});
	await expect(client.json({path: '/x', signal, timeoutMs: 50})).rejects.toMatchObject({kind: 'silent'});
	await server.idle();
});

test('a stream that has begun has no deadline', async () => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
	onTestFinished(() => {
		vi.useRealTimers();
	});
	let finish = () => {};
	const {client} = await start((_, response) => {
		response.write('one');
		finish = () => response.end('two');
	});
	const body = await client.stream({path: '/x', signal, timeoutMs: 1000});
	vi.advanceTimersByTime(60_000);
	finish();
	let text = '';
	for await (const chunk of body) {
		text += String(chunk);
	}

	expect(text).toBe('onetwo');
});

test('an abort ends a call in every state, and its connection', async () => {
	const early = AbortSignal.abort();
	const begun = Promise.withResolvers<void>();
	const {server, client} = await start((_, response) => {
		response.write('begun');
		begun.resolve();
	});
	await expect(client.json({path: '/x', signal: early})).rejects.toMatchObject({kind: 'aborted'});
	const reading = new AbortController();
	const promise = client.json({path: '/x', signal: reading.signal});
	await begun.promise;
	reading.abort();
	await expect(promise).rejects.toMatchObject({kind: 'aborted'});
	const streaming = new AbortController();
	const body = await client.stream({path: '/x', signal: streaming.signal});
	streaming.abort();
	await once(body, 'close');
	await server.idle();
});

test('leaving a stream closes its connection', async () => {
	const {server, client} = await start((_, response) => {
		response.write('begun');
	});
	for await (const chunk of await client.stream({path: '/x', signal})) {
		expect(String(chunk)).toBe('begun');
		break;
	}

	await server.idle();
});

test('nothing is left on a signal that lives long', async () => {
	const {client} = await start((request, response) => {
		response.writeHead(request.url === '/no' ? 500 : 200).end('{"message":"no"}');
	});
	const long = new AbortController();
	await client.json({path: '/yes', signal: long.signal});
	await client.json({path: '/no', signal: long.signal}).catch(() => undefined);
	const body = await client.stream({path: '/yes', signal: long.signal});
	expect(getEventListeners(long.signal, 'abort')).toHaveLength(1);
	body.resume();
	await once(body, 'close');
	expect(getEventListeners(long.signal, 'abort')).toHaveLength(0);
});
