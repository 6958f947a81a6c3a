import {once} from 'node:events';
import {expect, test} from 'vitest';
import type {FaultKind} from './fault.js';
import {openDemo, readReply} from './open-demo.js';

const list = '/containers/json?all=1';

async function meet(kind: FaultKind, path = list) {
	const demo = await openDemo({faults: [{kind, path: path.split('?')[0]}]});
	return {demo, asked: demo.get(path)};
}

test('reset: the connection breaks before a word', async () => {
	const {asked} = await meet('reset');
	await expect(asked).rejects.toMatchObject({code: 'ECONNRESET'});
});

test('hang: no answer, while other routes answer', async () => {
	const {demo, asked} = await meet('hang');
	const end = demo.get('/version').then(async () => {
		await demo.control.stop();
		return 'the others answered';
	});
	const heard = asked.catch(() => 'nothing');
	expect(await Promise.all([end, heard])).toEqual(['the others answered', 'nothing']);
});

test('html and unavailable: a proxy’s words instead of JSON', async () => {
	const html = await (await meet('html')).asked;
	expect(html).toMatchObject({status: 500, headers: {'content-type': 'text/html'}});
	expect(() => html.json).toThrow(SyntaxError);
	expect(await (await meet('unavailable')).asked).toMatchObject({status: 503});
});

test('cutJson: half of it, as if it were whole', async () => {
	const reply = await (await meet('cutJson')).asked;
	expect(reply.status).toBe(200);
	expect(reply.text.startsWith('[{"Id":')).toBe(true);
	expect(() => reply.json).toThrow(SyntaxError);
});

test.each(['cutChunk', 'wrongLength'] as const)('%s: it breaks off on the way', async kind => {
	await expect((await meet(kind)).asked).rejects.toMatchObject({code: 'ECONNRESET'});
});

test('cutChunk breaks a stream too', async () => {
	await expect((await meet('cutChunk', '/containers/db/stats?stream=1')).asked).rejects.toMatchObject({
		code: 'ECONNRESET',
	});
});

test('slow: a byte at a time, and whole in the end', async () => {
	const {demo, asked} = await meet('slow', '/_ping');
	await demo.get('/version');
	demo.control.fakeClock.jump(5);
	demo.control.fakeClock.jump(5);
	demo.control.fakeClock.jump(5);
	expect(await asked).toMatchObject({status: 200, text: 'OK'});
});

test('garbage: noise where log frames should be', async () => {
	const plain = await openDemo();
	const path = '/containers/db/logs?stdout=1&stderr=1&tail=5';
	const noisy = await (await meet('garbage', path)).asked;
	expect(noisy.status).toBe(200);
	expect(noisy.bytes.equals((await plain.get(path)).bytes)).toBe(false);
	expect(noisy.bytes.length).toBeGreaterThan(0);
});

test('missingFields: stats lack some, and are JSON still', async () => {
	const path = '/containers/db/stats?stream=0&one-shot=1';
	const whole = Object.keys((await (await openDemo()).get(path)).json);
	const rest = Object.keys((await (await meet('missingFields', path)).asked).json);
	expect(rest.length).toBeLessThan(whole.length);
	expect(whole).toEqual(expect.arrayContaining(rest));
});

test('a fault is met so many times, in that share of requests, of those routes', async () => {
	const {get, control} = await openDemo({faults: [{kind: 'unavailable', path: '/version', times: 2}]});
	const statuses = [];
	for (const path of ['/info', '/version', '/version', '/version']) {
		statuses.push((await get(path)).status);
	}

	expect(statuses).toEqual([200, 503, 503, 200]);
	control.setFaults([{kind: 'unavailable', share: 0.5}]);
	let refused = 0;
	for (let count = 0; count < 100; count++) {
		refused += (await get('/_ping')).status === 503 ? 1 : 0;
	}

	expect(refused).toBeGreaterThan(25);
	expect(refused).toBeLessThan(75);
	control.setFaults([]);
	expect((await get('/_ping')).status).toBe(200);
});

test('stopped: no socket; crashed: a socket that refuses; started again: the same fleet', async () => {
	const {get, control} = await openDemo();
	const before = (await get(list)).text;
	await control.stop();
	await expect(get('/_ping')).rejects.toMatchObject({code: 'ENOENT'});
	await control.start();
	expect((await get(list)).text).toBe(before);
	await control.crash();
	await expect(get('/_ping')).rejects.toMatchObject({code: 'ECONNREFUSED'});
	await control.start();
	expect((await get(list)).text).toBe(before);
});

test('shutting down, it takes nobody in and lets open streams flow on for a while', async () => {
	const {open, get, control} = await openDemo();
	const stream = await open('/containers/gateway/logs?stdout=1&follow=1&tail=0');
	let bytes = 0;
	stream.on('data', (chunk: Buffer) => {
		bytes += chunk.length;
	});
	const broken = once(stream, 'error');
	const stopped = control.stop(10_000);
	let refused: unknown;
	while (refused === undefined) {
		await get('/_ping').catch(error => {
			refused = error.code;
		});
	}

	expect(refused).toBe('ENOENT');
	control.fakeClock.jump(5000);
	await once(stream, 'data');
	expect(bytes).toBeGreaterThan(0);
	control.fakeClock.jump(5000);
	await stopped;
	expect(await broken).toMatchObject([{code: 'ECONNRESET'}]);
});

test('a crash breaks open streams', async () => {
	const {open, control} = await openDemo();
	const streams = [await open('/events'), await open('/containers/gateway/logs?stdout=1&follow=1')];
	await control.crash();
	for (const stream of streams) {
		await expect(readReply(stream)).rejects.toMatchObject({code: 'ECONNRESET'});
	}
});

test('paused, it takes requests and says nothing; resumed, it answers them all', async () => {
	const {get, control} = await openDemo();
	control.pause();
	const asked = [get('/_ping'), get('/version')];
	control.fakeClock.jump(60_000);
	const first = await Promise.race([asked[0], new Promise(resolve => setImmediate(resolve, 'nothing'))]);
	expect(first).toBe('nothing');
	control.resume();
	expect((await Promise.all(asked)).map(({status}) => status)).toEqual([200, 200]);
});
