import type {RequestListener} from 'node:http';
import {expect, test} from 'vitest';
import {createClient} from '../../../../source/engine/transport/client.js';
import {processTable} from '../../../../source/engine/api/process-table.js';
import type {ContainerId} from '../../../../source/engine/types.js';
import {serveTo} from '../../../helpers/serve-to.js';

const id = 'a'.repeat(64) as ContainerId;
const {signal} = new AbortController();
const classic = {Titles: ['UID', 'PID', 'CMD'], Processes: [['root', '1', 'init']]};
const init = {pid: 1, user: 'root', command: 'init', cpuMs: undefined};
const better = {
	Titles: ['PID', 'PPID', 'USER', 'RSS', 'TIME', 'COMMAND'],
	Processes: [
		['17', '1', 'root', '1644', '01:02:03', 'in\u001B[2Jit'],
		['?', '', '', '', '', 'no process'],
	],
};

async function start(answer: RequestListener) {
	const {server, client} = await serveTo(answer, createClient);
	return {server, read: processTable(client)};
}

test('columns that help are asked for, and what comes is harmless', async () => {
	const {server, read} = await start((_, response) => response.end(JSON.stringify(better)));
	expect(await read(id, signal)).toEqual({
		processes: [
			{pid: 17, parentPid: 1, user: 'root', memoryBytes: 1644 * 1024, cpuMs: 3_723_000, command: 'init'},
		],
		isExact: false,
	});
	expect(server.asked).toHaveLength(1);
	expect(decodeURIComponent(server.asked[0] ?? '')).toMatch(/ps_args=-eo pid,ppid,user,rss,time,args/);
});

test('an engine whose ps knows no such columns is asked for its own, and not again for others', async () => {
	const {server, read} = await start((request, response) => {
		if (request.url?.includes('ps_args')) {
			response.writeHead(500).end('{"message":"ps: unrecognized option: e"}');
		} else {
			response.end(JSON.stringify(classic));
		}
	});
	expect(await read(id, signal)).toEqual({processes: [init], isExact: false});
	expect(await read(id, signal)).toEqual({processes: [init], isExact: false});
	expect(server.asked.map(line => line.includes('ps_args'))).toEqual([true, true, false, false]);
});

test('Podman, which answers arguments for ps with nothing, is asked in its own words', async () => {
	const {server, read} = await start((request, response) => {
		response.end(request.url?.includes('-eo') ? '' : JSON.stringify(classic));
	});
	expect(await read(id, signal)).toMatchObject({processes: [init]});
	expect(await read(id, signal)).toMatchObject({processes: [init]});
	expect(server.asked.map(line => decodeURIComponent(line).replace(/.*ps_args=/, ''))).toEqual([
		expect.stringMatching(/^-eo/),
		'pid,ppid,user,rss,time,args',
		'pid,ppid,user,rss,time,args',
	]);
});

test('an engine that has nothing to tell teaches nothing', async () => {
	const {server, read} = await start((_, response) => response.end());
	expect(await read(id, signal)).toEqual({processes: [], isExact: false});
	expect(await read(id, signal)).toEqual({processes: [], isExact: false});
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
