import {execFile} from 'node:child_process';
import process from 'node:process';
import {expect, onTestFinished, test} from 'vitest';
import {cli, open} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';
import {startSocketServer} from '../helpers/socket-server.js';

async function doctor(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
	const {promise, resolve} = Promise.withResolvers<{status: unknown; stdout: string}>();
	execFile(
		process.execPath,
		[cli, 'doctor', ...args],
		{env: {PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', LANG: 'C.UTF-8', ...env}},
		(error, stdout) => resolve({status: error === null ? 0 : error.code, stdout}),
	);
	return promise;
}

test('an engine that answers: status 0, and what was found on one page', async () => {
	const engine = await serveDemo();
	const {status, stdout} = await doctor(['--host', engine.url]);
	expect(status).toBe(0);
	expect(stdout).toMatch(/^ok +engine .*Docker \d+.*24 containers/m);
	for (const about of [
		'system',
		'Node',
		'terminal',
		'cgroup files',
		'kernel log',
		'state',
		'recordings',
		'ssh',
	]) {
		expect(stdout).toMatch(new RegExp(`^(?:ok|-) +${about} +\\S`, 'm'));
	}

	expect(stdout.trimEnd().split('\n').length).toBeLessThan(24);
	expect(stdout).toMatch(/midwatch would work here\.\n$/);
});

test('an engine that takes the request and never answers is named, status 1', async () => {
	const server = await startSocketServer(() => {});
	onTestFinished(server.close);
	const {status, stdout} = await doctor(['--host', server.address.url]);
	expect(status).toBe(1);
	expect(stdout).toContain(`BAD engine`);
	expect(stdout).toMatch(/engine .*(?:no answer|does not answer)/);
});

test('in a terminal: its size, colours and background are told, and what it answered is no input', async () => {
	const terminal = open(['doctor', '--demo'], {columns: 140, rows: 30, background: 'rgb:ffff/ffff/ffff'});
	await terminal.waitForText('midwatch would work here.');
	expect(terminal.screen()).toMatch(/ok +terminal +140×30, TERM=xterm-256color, .*Unicode, light background/);
	expect(await terminal.exit).toMatchObject({code: 0});
});

test('of several, one that works is enough', async () => {
	const engine = await serveDemo();
	const {status, stdout} = await doctor(['-H', engine.url, '-H', 'unix:///nonexistent/docker.sock']);
	expect(status).toBe(0);
	expect(stdout).toContain('there is no unix:///nonexistent/docker.sock');
});

test('secrets are masked, and no text of an engine is more than text', async () => {
	const server = await startSocketServer((request, response) =>
		response.end(JSON.stringify(request.url === '/version' ? {Version: '1\u001B]52;c;aGk=\u0007\n2'} : [])),
	);
	onTestFinished(server.close);
	const {stdout} = await doctor(['--host', server.address.url], {
		DOCKER_HOST: 'tcp://me:hunter2secret@127.0.0.1:2375',
		DOCKER_PASSWORD: 'correct-horse-battery',
	});
	expect(stdout).not.toMatch(/hunter2secret|correct-horse/);
	expect(stdout).toMatch(/DOCKER_HOST=tcp:\/\/me:\[REDACTED/);
	expect(stdout).toMatch(/^ok +engine .*Docker 1/m);
	expect(stdout).not.toContain('\u001B');
});
