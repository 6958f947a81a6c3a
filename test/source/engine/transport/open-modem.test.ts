import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {once} from 'node:events';
import {expect, onTestFinished, test} from 'vitest';
import {createCaller, type Caller} from '../../../../source/engine/transport/call.js';

const {signal} = new AbortController();

/** A web server where an engine should be, on loopback. */
async function start(answer: http.RequestListener, basePath?: string): Promise<Caller> {
	const server = http.createServer(answer).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	const caller = createCaller({
		label: 'test',
		url: `tcp://127.0.0.1:${port}`,
		host: '127.0.0.1',
		port,
		basePath,
	});
	onTestFinished(() => {
		caller.close();
		server.close();
	});
	return caller;
}

test.each(['ftp://elsewhere/', 'javascript:1', 'http://[bad', '//', 'http:///', '/same', ''])(
	'a redirection to "%s" is an error of that call',
	async location => {
		const caller = await start((_, response) => response.writeHead(302, {location}).end());
		await expect(caller.json({path: '/x', signal})).rejects.toMatchObject({
			kind: 'failed',
			words: 'what answers there sends to another place',
		});
	},
);

test('an engine on TCP is asked by its own name', async () => {
	let host: string | undefined;
	const caller = await start((request, response) => {
		({host} = request.headers);
		response.end('[]');
	});
	await caller.json({path: '/x', signal});
	expect(`tcp://${host}`).toBe(caller.address.url);
});

test('an engine under a path is asked there, whatever the connection', async () => {
	const asked: unknown[] = [];
	const caller = await start((request, response) => {
		asked.push(request.url);
		response.end('[]');
	}, '/team/one');
	await caller.json({path: '/x', query: {all: true}, signal});
	await caller.raw({path: '/logs?tail=1', signal, timeoutMs: 10_000, begin() {}, push: () => true}).ended;
	await caller.hijack({path: '/attach', signal}).catch(() => {});
	expect(asked).toEqual(['/team/one/x?all=true', '/team/one/logs?tail=1', '/team/one/attach']);
});

test('a path that can not be sent is an error of that call', async () => {
	const caller = await start((_, response) => response.end('[]'));
	await expect(caller.json({path: '/x y\n', signal})).rejects.toMatchObject({name: 'EngineError'});
});
