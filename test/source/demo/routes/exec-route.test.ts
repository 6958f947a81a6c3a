import {once} from 'node:events';
import {connect} from 'node:net';
import {expect, test} from 'vitest';
import {hijack} from '../../../demo-lab/hijack.js';
import {framesOf, openDemo, readReply, type Demo} from '../../../demo-lab/open-demo.js';

async function makeExec(
	{post}: Demo,
	name: string,
	fields: Readonly<Record<string, unknown>>,
): Promise<string> {
	const reply = await post(`/containers/${name}/exec`, {AttachStdout: true, AttachStderr: true, ...fields});
	expect(reply.status).toBe(201);
	return reply.json.Id;
}

const atTerminal = {Cmd: ['sh'], Tty: true, AttachStdin: true};

test('a command’s output comes in frames, its status from inspect', async () => {
	const demo = await openDemo();
	const id = await makeExec(demo, 'db', {Cmd: ['sh', '-c', 'echo out; echo err >&2; exit 4']});
	const reply = await demo.post(`/exec/${id}/start`, {});
	expect(framesOf(reply.bytes)).toEqual([
		{stream: 1, text: 'out\n'},
		{stream: 2, text: 'err\n'},
	]);
	expect((await demo.get(`/exec/${id}/json`)).json).toMatchObject({Running: false, ExitCode: 4});
});

test('what has run runs no second time, and the engine says so as output', async () => {
	const demo = await openDemo();
	const id = await makeExec(demo, 'db', {Cmd: ['true']});
	await demo.post(`/exec/${id}/start`, {});
	const [frame] = framesOf((await demo.post(`/exec/${id}/start`, {})).bytes);
	expect(frame?.text).toBe(`exec command ${id} has already run\r\n`);
});

test('a program that is not there is told as output, with status 127', async () => {
	const demo = await openDemo();
	const id = await makeExec(demo, 'db', {Cmd: ['nosuch']});
	const [frame] = framesOf((await demo.post(`/exec/${id}/start`, {})).bytes);
	expect(frame?.text).toMatch(/exec: "nosuch": executable file not found/);
	expect((await demo.get(`/exec/${id}/json`)).json.ExitCode).toBe(127);
});

test('a distroless container has no shell, a database has bash', async () => {
	const demo = await openDemo();
	for (const [name, code] of [
		['log-shipper', 127],
		['web-1', 127],
		['db', 0],
	] as const) {
		const id = await makeExec(demo, name, {Cmd: ['bash', '-c', 'true']});
		await demo.post(`/exec/${id}/start`, {});
		expect((await demo.get(`/exec/${id}/json`)).json.ExitCode).toBe(code);
	}
});

test('detached, it answers at once and runs on', async () => {
	const demo = await openDemo();
	const id = await makeExec(demo, 'db', {Cmd: ['sleep', '5']});
	expect((await demo.post(`/exec/${id}/start`, {Detach: true})).status).toBe(200);
	expect((await demo.get(`/exec/${id}/json`)).json).toMatchObject({Running: true, ExitCode: null});
	demo.control.fakeClock.jump(5000);
	expect((await demo.get(`/exec/${id}/json`)).json).toMatchObject({Running: false, ExitCode: 0});
});

test('a shell at a terminal prompts, echoes, edits, knows its size and exits', async () => {
	const demo = await openDemo();
	const id = await makeExec(demo, 'db', atTerminal);
	const line = await hijack(demo.socketPath, `/exec/${id}/start`, {Tty: true});
	await line.until('/ # ');
	expect(line.heard()).toMatch(/^HTTP\/1\.1 101 UPGRADED\r\n/);
	await demo.post(`/exec/${id}/resize?h=40&w=120`);
	line.say('echo hullo\u007F\u007F\u007Flo\r');
	await line.until('\r\nhello\r\n'.replace('hello', 'hulo'));
	line.say('stty size\r');
	await line.until('40 120\r\n');
	line.say('exit 6\r');
	await line.ended;
	expect((await demo.get(`/exec/${id}/json`)).json.ExitCode).toBe(6);
});

test('a shell that is left with ctrl+p ctrl+q goes on', async () => {
	const demo = await openDemo();
	const id = await makeExec(demo, 'db', {
		...atTerminal,
		Cmd: ['sh', '-c', 'for s in bash; do exec $s; done; exec sh'],
	});
	const line = await hijack(demo.socketPath, `/exec/${id}/start`, {Tty: true});
	await line.until('/ # ');
	line.say('\u0010\u0011');
	await line.ended;
	expect((await demo.get(`/exec/${id}/json`)).json).toMatchObject({Running: true, ExitCode: null});
});

test('ctrl+c ends the command and not the shell', async () => {
	const demo = await openDemo();
	const id = await makeExec(demo, 'db', atTerminal);
	const line = await hijack(demo.socketPath, `/exec/${id}/start`, {Tty: true});
	await line.until('/ # ');
	line.say('sleep 1000\r');
	await line.until('sleep 1000\r\n');
	line.say('\u0003');
	await line.until('^C\r\n/ # ');
	line.say('\u0004');
	await line.ended;
	expect((await demo.get(`/exec/${id}/json`)).json).toMatchObject({Running: false, ExitCode: 0});
});

test('what comes with the request’s own bytes is input too', async () => {
	const demo = await openDemo();
	const id = await makeExec(demo, 'db', {Cmd: ['sh'], AttachStdin: true});
	const line = await hijack(demo.socketPath, `/exec/${id}/start`, {});
	line.say('echo early\nexit\n');
	await line.ended;
	expect(line.heard()).toContain('early\n');
});

test('when the container dies, what runs in it dies too', async () => {
	const demo = await openDemo();
	const id = await makeExec(demo, 'db', {Cmd: ['sleep', '100']});
	const reply = await demo.open(`/exec/${id}/start`, 'POST');
	await demo.ask('DELETE', '/containers/db?force=1');
	await readReply(reply);
	expect((await demo.get(`/exec/${id}/json`)).json).toMatchObject({Running: false, ExitCode: 137});
});

test('nothing runs in what doesn’t', async () => {
	const {post} = await openDemo();
	const body = {Cmd: ['true']};
	expect((await post('/containers/cron/exec', body)).status).toBe(409);
	expect((await post('/containers/payments/exec', body)).json.message).toMatch(/is paused/);
	expect((await post('/containers/db/exec', {})).json).toEqual({message: 'No exec command specified'});
});

test('attaching before the start hears the first word', async () => {
	const demo = await openDemo();
	await demo.post('/containers/create?name=early', {Image: 'alpine:3.21', Cmd: ['sh', '-c', 'echo first']});
	const line = await hijack(demo.socketPath, '/containers/early/attach?stream=1&stdout=1&stderr=1');
	await line.until('101 UPGRADED');
	await demo.post('/containers/early/start');
	demo.control.fakeClock.jump(1000);
	await line.ended;
	expect(line.heard()).toContain('first\n');
});

test('attached to a terminal, what is typed comes back', async () => {
	const demo = await openDemo();
	const line = await hijack(demo.socketPath, '/containers/backup/attach?stream=1&stdin=1&stdout=1');
	await line.until('101 UPGRADED');
	line.say('echo typed\r');
	await line.until('typed\r\ntyped\r\n');
	expect(line.heard()).toContain('echo typed\r\ntyped\r\n');
});

test('a client that asks to have its connection handed over and is gone harms nobody', async () => {
	const demo = await openDemo();
	for (const [path, length] of [
		['/nope', 0],
		['/exec/none/start', 400],
		['/containers/db/attach?stream=1', 0],
	] as const) {
		const socket = connect(demo.socketPath);
		await once(socket, 'connect');
		const head = `POST ${path} HTTP/1.1\r\nHost: e\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: ${length}\r\n\r\n{`;
		socket.write(head, () => socket.destroy());
		await once(socket, 'close');
		expect((await demo.get('/_ping')).status).toBe(200);
	}
});
