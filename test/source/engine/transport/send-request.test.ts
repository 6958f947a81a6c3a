import http from 'node:http';
import {expect, test} from 'vitest';
import {createTestClient, type TestClient} from '../../../helpers/test-client.js';
import {listenTo} from '../../../helpers/serve-to.js';

const {signal} = new AbortController();

/** A web server where an engine should be, on loopback. */
async function start(answer: http.RequestListener, basePath?: string): Promise<TestClient> {
	return listenTo(http.createServer(answer), address => createTestClient({...address, basePath}));
}

test.each(['ftp://elsewhere/', 'javascript:1', 'http://[bad', '//', 'http:///', '/same', ''])(
	'a redirection to "%s" is an error of that call',
	async location => {
		const client = await start((_, response) => response.writeHead(302, {location}).end());
		await expect(client.json({path: '/x', signal})).rejects.toMatchObject({
			kind: 'failed',
			words: 'the answer is a redirect',
		});
	},
);

test('an engine on TCP is asked by its own name', async () => {
	let host: string | undefined;
	const client = await start((request, response) => {
		({host} = request.headers);
		response.end('[]');
	});
	await client.json({path: '/x', signal});
	expect(`tcp://${host}`).toBe(client.address.url);
});

test('an engine under a path is asked there, whatever the connection', async () => {
	const asked: unknown[] = [];
	const client = await start((request, response) => {
		asked.push(request.url);
		response.end('[]');
	}, '/team/one');
	await client.json({path: '/x', query: {all: true}, signal});
	await client.raw({path: '/logs?tail=1', signal, timeoutMs: 10_000, begin() {}, push: () => true}).ended;
	await client.hijack({path: '/attach', signal}).catch(() => {});
	expect(asked).toEqual(['/team/one/x?all=true', '/team/one/logs?tail=1', '/team/one/attach']);
});

test('a path that can not be sent is an error of that call', async () => {
	const client = await start((_, response) => response.end('[]'));
	await expect(client.json({path: '/x y\n', signal})).rejects.toMatchObject({name: 'EngineError'});
});
