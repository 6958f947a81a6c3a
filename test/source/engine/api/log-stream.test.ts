import type {RequestListener} from 'node:http';
import {expect, test} from 'vitest';
import {createClient} from '../../../../source/engine/transport/client.js';
import {logStream} from '../../../../source/engine/api/log-stream.js';
import type {ContainerId, LogOptions} from '../../../../source/engine/types.js';
import {unpack} from '../../../../source/logs/log-decode.js';
import {collect} from '../../../helpers/collect.js';
import {frame} from '../../../helpers/log-frames.js';
import {failure} from '../../../helpers/failure.js';
import {serveTo} from '../../../helpers/serve-to.js';

const stamp = '2026-11-24T02:14:07.123456789Z';
const id = 'abc0'.repeat(16) as ContainerId;
const whole: LogOptions = {follow: true, tail: 'all'};

async function start(answer: RequestListener) {
	const {server, client} = await serveTo(answer, createClient);
	return {
		server,
		client,
		open: (signal: AbortSignal, options = whole) => logStream(client.raw, {id, options}, signal),
	};
}

const {signal} = new AbortController();

async function textsOf(stream: ReturnType<typeof logStream>): Promise<readonly string[]> {
	const texts: string[] = [];
	for await (const {pack} of stream) {
		texts.push(...unpack(pack).map(({text}) => text));
	}

	return texts;
}

test('asks for what is wanted, times in the only form that the engine takes', async () => {
	const {server, client, open} = await start((_, response) => response.end());
	await collect(open(signal, {follow: false, tail: 100, since: stamp, until: '2026-11-24T02:14:08Z'}));
	expect(server.asked).toEqual([
		`GET /containers/${id}/logs?follow=false&stdout=true&stderr=true&timestamps=true&tail=100&since=1795486447.123456789&until=1795486448.000000000`,
	]);
	expect(client.requests()).toBe(1);
});

test('an answer is told at once, before there is a line', async () => {
	const {open} = await start((_, response) => response.flushHeaders());
	const stream = open(signal);
	const {value} = await stream.next();
	expect(value).toMatchObject({bytes: 0, pack: {count: 0}});
	await stream.return(undefined);
});

test('lines that came between two batches are one batch, and its end is the answer’s', async () => {
	const lines = Array.from({length: 5000}, (_, index) => frame(1, `${stamp} line ${index}\n`));
	const {open} = await start((_, response) => response.end(Buffer.concat(lines)));
	expect(await textsOf(open(signal))).toEqual(lines.map((_, index) => `line ${index}`));
});

test('a stream that is cut gives the lines before the cut, then the error', async () => {
	const {open} = await start((_, response) => {
		response.write(frame(1, `${stamp} one\n`));
		response.write(frame(1, `${stamp} half a li`).subarray(0, 30), () => response.destroy());
	});
	const stream = open(signal);
	const seen: string[] = [];
	const problem = failure(
		(async () => {
			for await (const {pack} of stream) {
				seen.push(...unpack(pack).map(({text}) => text));
			}
		})(),
	);
	expect(await problem).toMatchObject({kind: 'unreachable', words: 'the stream was cut'});
	expect(seen).toEqual(['one']);
});

test('a refusal has the engine’s words', async () => {
	const {open} = await start((_, response) => {
		response.writeHead(501, {'content-type': 'application/json'});
		response.end('{"message":"configured logging driver does not support reading"}');
	});
	expect(await failure(collect(open(signal)))).toMatchObject({
		kind: 'failed',
		words: 'configured logging driver does not support reading',
	});
});

test('an engine that is not there is told as everywhere', async () => {
	const client = createClient({label: 'x', url: 'unix:///no/such', socketPath: '/no/such'});
	expect(await failure(collect(logStream(client.raw, {id, options: whole}, signal)))).toMatchObject({
		kind: 'unreachable',
		words: 'there is no unix:///no/such',
	});
});

test('an abort ends it quietly and lets go of the connection', async () => {
	const controller = new AbortController();
	const {server, open} = await start((_, response) => {
		response.write(frame(1, `${stamp} one\n`));
	});
	const stream = open(controller.signal);
	await stream.next();
	controller.abort();
	expect(await textsOf(stream)).toEqual([]);
	await server.idle();
	expect(await textsOf(open(controller.signal))).toEqual([]);
});

test('who stops listening lets go of the connection', async () => {
	const {server, open} = await start((_, response) => {
		response.write(frame(1, `${stamp} one\n`));
	});
	for await (const {pack} of open(signal)) {
		if (pack.count > 0) {
			break;
		}
	}

	await server.idle();
	expect(server.openSockets()).toBe(0);
});

test('a reader that does not ask is not read for: memory stays bounded, and nothing is lost', async () => {
	const line = frame(1, `${stamp} ${'x'.repeat(1000)}\n`);
	const block = Buffer.concat(Array.from({length: 64}, () => line));
	let sent = 0;
	const {open} = await start((_, response) => {
		const send = () => {
			while (sent < 400 && response.write(block)) {
				sent++;
			}

			if (sent < 400) {
				sent++;
				response.once('drain', send);
			} else {
				response.end();
			}
		};

		send();
	});
	let most = 0;
	let lines = 0;
	for await (const {pack} of open(signal)) {
		most = Math.max(most, pack.ends[pack.count - 1] ?? 0);
		lines += pack.count;
		await new Promise(resolve => {
			setTimeout(resolve, 5);
		});
	}

	expect(lines).toBe(sent * 64);
	expect(most).toBeLessThan(4 * 1024 * 1024);
});
