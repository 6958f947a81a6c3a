import net from 'node:net';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import http, {type RequestListener} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {failure} from '../../../helpers/failure.js';
import {idOf} from '../../../helpers/fixtures.js';
import {createTestClient, type TestClient} from '../../../helpers/test-client.js';
import {listenTo, serveTo} from '../../../helpers/serve-to.js';

const {signal} = new AbortController();

async function start(answer: RequestListener) {
	return serveTo(answer, createTestClient);
}

/** Whatever is asked: these bytes, and the connection ends. */
async function startRaw(bytes: string): Promise<TestClient> {
	const server = net.createServer(socket => {
		socket.once('data', () => socket.end(bytes));
		socket.on('error', () => undefined);
	});
	return listenTo(server, createTestClient);
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

test.each([
	['nothing', '', {kind: 'unreachable', words: /closed the connection/}],
	['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n', {kind: 'unreachable', words: /does not speak HTTP/}],
	['half a header', 'HTTP/1.1 200', {kind: 'unreachable', words: /closed the connection/}],
	[
		'less than it announced',
		`${head}Content-Length: 99\r\n\r\n{"a":1}`,
		{kind: 'unreachable', words: /closed the connection/},
	],
	[
		'a chunk cut short',
		`${head}Transfer-Encoding: chunked\r\n\r\n7\r\n{"a"`,
		{kind: 'unreachable', words: /closed the connection/},
	],
	['JSON cut short', `${head}\r\n{"a":`, {kind: 'failed', words: /not JSON/}],
	['a web page', 'HTTP/1.1 200 OK\r\n\r\n<html>hello</html>', {kind: 'failed', words: /not JSON/}],
	[
		'a web page that says no',
		'HTTP/1.1 502 Bad Gateway\r\n\r\n<html>bad</html>',
		{kind: 'failed', words: /HTTP status 502/},
	],
])('an engine that says %s', async (_, bytes, {kind, words}) => {
	const client = await startRaw(bytes);
	await expect(client.json({path: '/x', signal})).rejects.toMatchObject({
		kind,
		words: expect.stringMatching(words),
	});
});

test('a tunnel that is refused at its other end is no engine that died; one that has answered may be', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-tunnel-'));
	const socketPath = join(folder, 'engine.sock');
	let isRefused = true;
	const tunnel = net.createServer(socket => {
		socket.on('error', () => undefined);
		if (isRefused) {
			socket.destroy();
		} else {
			socket.once('data', () => socket.end(`${head}Content-Length: 2\r\n\r\n{}`));
		}
	});
	tunnel.listen(socketPath);
	await once(tunnel, 'listening');
	const client = createTestClient({label: 'tunnel', url: `unix://${socketPath}`, socketPath});
	onTestFinished(() => {
		client.close();
		tunnel.close();
		rmSync(folder, {recursive: true});
	});
	const why = async () => failure(client.json({path: '/x', signal}));
	expect(await why()).toMatchObject({hint: expect.stringContaining('tunnel or proxy there was refused')});
	isRefused = false;
	expect(await client.json({path: '/x', signal})).toEqual({});
	isRefused = true;
	expect(await why()).toMatchObject({hint: expect.stringContaining('died')});
});

test('an engine that hasn’t come up, and one that is no socket', async () => {
	for (const [socketPath, words] of [
		['/nowhere/engine.sock', 'there is no unix:///nowhere/engine.sock'],
		[process.execPath, `connection refused by unix://${process.execPath}`],
	] as const) {
		const client = createTestClient({label: 'x', url: `unix://${socketPath}`, socketPath});
		await expect(client.json({path: '/x', signal})).rejects.toMatchObject({kind: 'unreachable', words});
	}
});

test('certificates that are none', async () => {
	const tls = {ca: Buffer.from('x'), cert: Buffer.from('y'), key: Buffer.from('z')};
	const client = createTestClient({label: 'x', url: 'tcp://127.0.0.1:1', host: '127.0.0.1', port: 1, tls});
	await expect(client.json({path: '/x', signal})).rejects.toMatchObject({
		kind: 'failed',
		words: "the certificates for tcp://127.0.0.1:1 can't be used",
	});
});

test('a redirection is not followed', async () => {
	const {server, client} = await start((_, response) => {
		response.writeHead(301, {location: 'http://127.0.0.1:1/'}).end();
	});
	await expect(client.json({path: '/x', signal})).rejects.toMatchObject({
		kind: 'failed',
		words: expect.stringContaining('redirect'),
	});
	expect(server.asked).toEqual(['GET /x']);
});

test('a refusal without an end is not read to its end', async () => {
	const {server, client} = await start((_, response) => {
		response.writeHead(500);
		const write = () => {
			while (response.write('x'.repeat(10_000)));
		};

		response.on('drain', write);
		write();
	});
	await expect(client.json({path: '/x', signal})).rejects.toMatchObject({words: 'HTTP status 500'});
	await server.idle();
});

test('a refusal that hangs is silence', async () => {
	const {client} = await start((_, response) => {
		response.writeHead(500).write('{"mess');
	});
	await expect(client.json({path: '/x', signal, timeoutMs: 50})).rejects.toMatchObject({kind: 'silent'});
});

test('the engine’s own words come with a refusal, of a stream too', async () => {
	const {client} = await start((_, response) => {
		response.writeHead(409).end('{"message":"it is running"}');
	});
	const expected = {kind: 'conflict', words: 'it is running'};
	await expect(client.json({path: '/x', signal})).rejects.toMatchObject(expected);
	await expect(client.stream({path: '/x', signal})).rejects.toMatchObject(expected);
	await expect(client.hijack({method: 'POST', path: '/x', signal})).rejects.toMatchObject(expected);
});

test('a proxy that can’t upgrade is told from an engine', async () => {
	const {server, client} = await start((_, response) => {
		response.end('hello');
	});
	await expect(client.hijack({method: 'POST', path: '/x', signal})).rejects.toMatchObject({
		kind: 'failed',
		words: expect.stringContaining('proxy'),
	});
	await server.idle();
});

/** Answers each connection's first request; at the second it cuts the connection, as a proxy does with an idle one. */
async function startCutting(): Promise<{client: TestClient; asked: () => readonly string[]}> {
	const asked: string[] = [];
	const server = http.createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		if (seen.has(request.socket)) {
			request.socket.destroy();
			return;
		}

		seen.add(request.socket);
		response.end('{"a":1}');
	});
	const seen = new WeakSet<object>();
	const client = await listenTo(server, createTestClient);
	return {client, asked: () => asked};
}

test('a kept connection that was cut is no failure of a read: it is asked once more, by a new one', async () => {
	const {client, asked} = await startCutting();
	for (let count = 0; count < 3; count++) {
		expect(await client.json({path: '/x', signal})).toEqual({a: 1});
	}

	expect(asked()).toEqual(['GET /x', 'GET /x', 'GET /x', 'GET /x']);
});

test('a new connection that is cut is a failure, and so is every change that was cut: nothing is done twice', async () => {
	const asked: string[] = [];
	const {client} = await start((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		if (request.method === 'GET' && asked.length === 1) {
			response.end('{}');
		} else {
			request.socket.destroy();
		}
	});
	await client.json({path: '/x', signal});
	await expect(client.json({method: 'POST', path: '/do', signal})).rejects.toMatchObject({
		kind: 'unreachable',
	});
	await expect(client.json({path: '/y', signal})).rejects.toMatchObject({kind: 'unreachable'});
	expect(asked).toEqual(['GET /x', 'POST /do', 'GET /y', 'GET /y']);
});

test('eight questions of containers that hang keep the list waiting no more than one does', async () => {
	const {client, server} = await start(({url = ''}, response) => {
		if (!url.includes(Buffer.from('sick-').toString('hex'))) {
			response.end('[]');
		}
	});
	const ended = new AbortController();
	const sick = Array.from({length: 20}, async (_, index) =>
		client
			.json({path: `/containers/${idOf(`sick-${index}`)}/json`, signal: ended.signal})
			.catch(() => 'given up'),
	);
	expect(await client.json({path: '/containers/json', signal})).toEqual([]);
	expect(await client.json({path: `/containers/${idOf('well')}/json`, signal})).toEqual([]);
	expect(server.asked).toHaveLength(22);
	ended.abort();
	await Promise.all(sick);
});
