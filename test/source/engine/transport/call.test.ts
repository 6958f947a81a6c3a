import {getEventListeners, once} from 'node:events';
import type {RequestListener} from 'node:http';
import {afterEach, expect, onTestFinished, test, vi} from 'vitest';
import {createCaller, type Caller, type CallerOptions} from '../../../../source/engine/transport/call.js';
import {startSocketServer, type SocketServer} from '../../../helpers/socket-server.js';

afterEach(() => {
	vi.unstubAllEnvs();
});

async function start(
	answer: RequestListener,
	options?: CallerOptions,
): Promise<{readonly server: SocketServer; readonly caller: Caller}> {
	const server = await startSocketServer(answer);
	const caller = createCaller(server.address, options);
	onTestFinished(async () => {
		caller.close();
		await server.close();
	});
	return {server, caller};
}

const {signal} = new AbortController();
const json: RequestListener = (_, response) => {
	response.end('{"a":1}');
};

test('a query leaves out what is undefined', async () => {
	const {server, caller} = await start(json);
	await caller.json({
		path: '/x',
		query: {all: true, since: undefined, n: 3, filters: '{"a":["b c"]}'},
		signal,
	});
	expect(server.asked).toEqual(['GET /x?all=true&n=3&filters=%7B%22a%22%3A%5B%22b%20c%22%5D%7D']);
});

test('an empty answer is undefined', async () => {
	const {caller} = await start((_, response) => response.writeHead(204).end());
	expect(await caller.json({method: 'POST', path: '/x', signal})).toBeUndefined();
});

test('no variable of the environment leads to another engine', async () => {
	vi.stubEnv('DOCKER_HOST', 'tcp://127.0.0.1:1');
	vi.stubEnv('DOCKER_TLS_VERIFY', '1');
	const {caller} = await start(json);
	expect(await caller.json({path: '/x', signal})).toEqual({a: 1});
});

test('questions share a connection, which close ends', async () => {
	const {server, caller} = await start(json);
	for (let count = 0; count < 20; count++) {
		await caller.json({path: '/x', signal});
	}

	expect(server.connections()).toBe(1);
	expect(caller.requests()).toBe(20);
	caller.close();
	await server.idle();
});

test('pings and questions that may take long wait for no other, and share a connection where they can', async () => {
	const {server, caller} = await start(json);
	for (let count = 0; count < 5; count++) {
		const pinged = await caller.stream({path: '/_ping', signal});
		await once(pinged.resume(), 'close');
		await caller.json({path: '/top', signal, timeoutMs: 60_000});
	}

	expect(server.connections()).toBe(1);
	await Promise.all(
		Array.from({length: 10}, async () => caller.json({path: '/top', signal, timeoutMs: 60_000})),
	);
	expect(server.connections()).toBe(10);
	await expect.poll(() => server.openSockets()).toBe(2);
});

test('actions that take long don’t keep questions waiting', async () => {
	const {server, caller} = await start((request, response) => {
		if (request.method === 'GET') {
			response.end('[]');
		}
	});
	const acting = new AbortController();
	const actions = Array.from({length: 30}, async () =>
		caller.json({method: 'POST', path: '/stop', signal: acting.signal}),
	);
	expect(await caller.json({path: '/list', signal})).toEqual([]);
	acting.abort();
	const results = await Promise.allSettled(actions);
	expect(results.every(({status}) => status === 'rejected')).toBe(true);
	expect(server.asked).toHaveLength(31);
});

test.each(['POST', 'PUT', 'DELETE'] as const)('read-only: a %s never leaves', async method => {
	const {server, caller} = await start(json, {isReadOnly: true});
	const call = {method, path: '/containers/x/stop', signal};
	await expect(caller.json(call)).rejects.toMatchObject({kind: 'refused'});
	await expect(caller.stream(call)).rejects.toMatchObject({kind: 'refused'});
	await expect(caller.hijack(call)).rejects.toMatchObject({kind: 'refused'});
	await expect(caller.hijack({path: '/attach', signal})).rejects.toMatchObject({kind: 'refused'});
	expect(await caller.json({path: '/containers/json', signal})).toEqual({a: 1});
	expect(server.asked).toEqual(['GET /containers/json']);
});

test('an engine that takes the request and says nothing is silent, and let go of', async () => {
	const {server, caller} = await start(() => undefined);
	await expect(caller.json({path: '/x', signal, timeoutMs: 20})).rejects.toMatchObject({
		kind: 'silent',
		words: 'the engine does not answer (/x)',
	});
	await server.idle();
});

test('an answer that begins and doesn’t end is silence too', async () => {
	const {server, caller} = await start((_, response) => {
		response.write('{"a":');
	});
	await expect(caller.json({path: '/x', signal, timeoutMs: 50})).rejects.toMatchObject({kind: 'silent'});
	await server.idle();
});

test('a stream that has begun has no deadline', async () => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
	onTestFinished(() => {
		vi.useRealTimers();
	});
	let finish = () => {};
	const {caller} = await start((_, response) => {
		response.write('one');
		finish = () => response.end('two');
	});
	const body = await caller.stream({path: '/x', signal, timeoutMs: 1000});
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
	const {server, caller} = await start((_, response) => {
		response.write('begun');
	});
	await expect(caller.json({path: '/x', signal: early})).rejects.toMatchObject({kind: 'aborted'});
	const reading = new AbortController();
	const promise = caller.json({path: '/x', signal: reading.signal});
	setTimeout(() => reading.abort(), 20);
	await expect(promise).rejects.toMatchObject({kind: 'aborted'});
	const streaming = new AbortController();
	const body = await caller.stream({path: '/x', signal: streaming.signal});
	streaming.abort();
	await once(body, 'close');
	await server.idle();
});

test('leaving a stream closes its connection', async () => {
	const {server, caller} = await start((_, response) => {
		response.write('begun');
	});
	for await (const chunk of await caller.stream({path: '/x', signal})) {
		expect(String(chunk)).toBe('begun');
		break;
	}

	await server.idle();
});

test('nothing is left on a signal that lives long', async () => {
	const {caller} = await start((request, response) => {
		response.writeHead(request.url === '/no' ? 500 : 200).end('{"message":"no"}');
	});
	const long = new AbortController();
	await caller.json({path: '/yes', signal: long.signal});
	await caller.json({path: '/no', signal: long.signal}).catch(() => undefined);
	const body = await caller.stream({path: '/yes', signal: long.signal});
	expect(getEventListeners(long.signal, 'abort')).toHaveLength(1);
	body.resume();
	await once(body, 'close');
	expect(getEventListeners(long.signal, 'abort')).toHaveLength(0);
});
