import type {RequestListener} from 'node:http';
import {expect, test} from 'vitest';
import {createClient} from '../../../../source/engine/transport/client.js';
import {processTable} from '../../../../source/engine/api/process-table.js';
import type {ContainerId} from '../../../../source/engine/types.js';
import {serveTo} from '../../../helpers/serve-to.js';

const id = 'a'.repeat(64) as ContainerId;
const {signal} = new AbortController();
const classic = {Titles: ['UID', 'PID', 'CMD'], Processes: [['root', '1', 'init']]};
const better = {Titles: ['PID', '%CPU', 'COMMAND'], Processes: [['1', '0.1', 'in\u001B[2Jit']]};

async function start(answer: RequestListener) {
	const {server, client} = await serveTo(answer, createClient);
	return {server, read: processTable(client)};
}

test('columns that help are asked for, and what comes is harmless', async () => {
	const {server, read} = await start((_, response) => response.end(JSON.stringify(better)));
	expect(await read(id, signal)).toEqual({titles: better.Titles, rows: [['1', '0.1', 'init']]});
	expect(server.asked).toHaveLength(1);
	expect(decodeURIComponent(server.asked[0] ?? '')).toMatch(/ps_args=-eo pid,user,pcpu,pmem/);
});

test('an engine whose ps knows no such columns is asked for its own, and not again for others', async () => {
	const {server, read} = await start((request, response) => {
		if (request.url?.includes('ps_args')) {
			response.writeHead(500).end('{"message":"ps: unrecognized option: e"}');
		} else {
			response.end(JSON.stringify(classic));
		}
	});
	expect(await read(id, signal)).toEqual({titles: classic.Titles, rows: classic.Processes});
	expect(await read(id, signal)).toEqual({titles: classic.Titles, rows: classic.Processes});
	expect(server.asked.map(line => line.includes('ps_args'))).toEqual([true, true, false, false]);
});

test('Podman, which answers arguments for ps with nothing, is asked in its own words', async () => {
	const {server, read} = await start((request, response) => {
		response.end(request.url?.includes('-eo') ? '' : JSON.stringify(classic));
	});
	expect(await read(id, signal)).toMatchObject({titles: classic.Titles});
	expect(await read(id, signal)).toMatchObject({titles: classic.Titles});
	expect(server.asked.map(line => decodeURIComponent(line).replace(/.*ps_args=/, ''))).toEqual([
		expect.stringMatching(/^-eo/),
		'pid,user,pcpu,rss,time,args',
		'pid,user,pcpu,rss,time,args',
	]);
});

test('an engine that has nothing to tell teaches nothing', async () => {
	const {server, read} = await start((_, response) => response.end());
	expect(await read(id, signal)).toEqual({titles: [], rows: []});
	expect(await read(id, signal)).toEqual({titles: [], rows: []});
	expect(server.asked).toHaveLength(6);
});

test('a container that doesn’t run is no reason to ask twice', async () => {
	const {server, read} = await start((_, response) => {
		response.writeHead(409).end('{"message":"container is not running"}');
	});
	await expect(read(id, signal)).rejects.toMatchObject({kind: 'conflict'});
	expect(server.asked).toHaveLength(1);
});

test('an engine that fails either way is asked for the better columns again', async () => {
	const {server, read} = await start((_, response) => {
		response.writeHead(500).end('{"message":"out of memory"}');
	});
	await expect(read(id, signal)).rejects.toMatchObject({kind: 'failed', words: 'out of memory'});
	await expect(read(id, signal)).rejects.toMatchObject({kind: 'failed'});
	expect(server.asked.map(line => line.includes('ps_args'))).toEqual([true, true, false, true, true, false]);
});
