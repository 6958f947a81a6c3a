import {readFileSync} from 'node:fs';
import type {RequestListener, ServerResponse} from 'node:http';
import {expect, test} from 'vitest';
import {createDockerEngine} from '../../../../source/engine/docker-engine.js';
import type {Engine} from '../../../../source/engine/engine.js';
import type {ContainerId, EngineEvent} from '../../../../source/engine/types.js';
import {type SocketServer} from '../../../helpers/socket-server.js';
import {serveTo} from '../../../helpers/serve-to.js';

const id = 'a'.repeat(64) as ContainerId;
const recorded = readFileSync(new URL('../../../fixtures/engine/events.jsonl', import.meta.url), 'utf8');
const frame = (name: string) =>
	readFileSync(new URL(`../../../fixtures/engine/${name}.json`, import.meta.url), 'utf8').replace(
		/\s*\n\s*/g,
		'',
	);

async function start(answer: RequestListener): Promise<{engine: Engine; server: SocketServer}> {
	const {server, client: engine} = await serveTo(answer, createDockerEngine);
	return {engine, server};
}

async function collect<T>(stream: AsyncIterable<T>, signal: AbortSignal): Promise<T[]> {
	const all: T[] = [];
	for await (const item of stream) {
		all.push(item);
	}

	expect(signal.aborted).toBe(false);
	return all;
}

const {signal} = new AbortController();

test('events come in their order, without noise; the engine is asked to keep it back', async () => {
	const {engine, server} = await start((_, response) => response.end(recorded));
	const events = await collect(engine.events('12.000000001', signal), signal);
	expect(events.map(({action}) => action).join(' ')).toBe(
		'create connect start create connect start disconnect die health_status kill rename destroy kill disconnect die destroy',
	);
	const query = new URL(server.asked[0]?.split(' ')[1] ?? '', 'http://x').searchParams;
	expect(query.get('since')).toBe('12.000000001');
	const filters = JSON.parse(query.get('filters') ?? '') as {event: string[]};
	expect(filters.event).toContain('health_status');
	expect(filters.event.filter(word => /^(exec|top)/.test(word))).toEqual([]);
});

test('a stats stream gives readings, and nothing for a container that isn’t running', async () => {
	const {engine} = await start((_, response) => {
		response.end([frame('stats-v1-first-frame'), frame('stats-exited'), frame('stats-v2')].join('\n') + '\n');
	});
	const readings = await collect(engine.readings(id, signal), signal);
	expect(readings.map(({memoryBytes}) => memoryBytes)).toEqual([1_261_568, 487_424]);
});

test('an aborted stream just ends, and so does its connection', async () => {
	const {engine, server} = await start((_, response) => {
		response.write(recorded);
	});
	const watching = new AbortController();
	const seen: EngineEvent[] = [];
	for await (const event of engine.events(undefined, watching.signal)) {
		seen.push(event);
		watching.abort();
	}

	expect(seen.length).toBeGreaterThan(0);
	await server.idle();
});

const breaks: ReadonlyArray<readonly [string, (response: ServerResponse) => void, object]> = [
	['is torn', response => response.socket?.destroy(), {kind: 'unreachable'}],
	[
		'says what isn’t JSON',
		response => response.end('<html>\n'),
		{kind: 'failed', words: 'the engine sent a line that is not JSON'},
	],
];

test.each(breaks)('a stream that %s is told, after what came whole', async (_, breakIt, problem) => {
	const {engine} = await start((_request, response) => {
		response.write(recorded, () => breakIt(response));
	});
	let seen = 0;
	const watching = async () => {
		for await (const event of engine.events(undefined, signal)) {
			seen += event.action === '' ? 0 : 1;
		}
	};

	await expect(watching()).rejects.toMatchObject(problem);
	expect(seen).toBe(16);
});

test('a refused stream is told with the engine’s words', async () => {
	const {engine} = await start((_, response) => {
		response.writeHead(404).end('{"message":"No such container: web"}');
	});
	await expect(collect(engine.readings(id, signal), signal)).rejects.toMatchObject({
		kind: 'gone',
		words: 'No such container: web',
	});
});
