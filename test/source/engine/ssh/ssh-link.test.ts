import {existsSync, mkdtempSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {beforeEach, expect, onTestFinished, test, vi} from 'vitest';
import {openSsh} from '../../../../source/app/open-ssh.js';
import {parseHost} from '../../../../source/engine/address/parse-host.js';
import {createDockerEngine} from '../../../../source/engine/docker-engine.js';
import type {Address} from '../../../../source/engine/types.js';
import {failure} from '../../../helpers/failure.js';
import {startSocketServer} from '../../../helpers/socket-server.js';

const {signal} = new AbortController();
let folder: string;
let far: string;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'midwatch-fake-ssh-'));
	const bin = (name: string, script: string) =>
		writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, {mode: 0o755});
	bin('ssh', `exec ${process.execPath} ${join(import.meta.dirname, '../../../helpers/fake-ssh.mjs')} "$@"`);
	const program = `const s = require('net').connect(process.argv[1]); process.stdin.pipe(s).pipe(process.stdout)`;
	bin('docker', `exec ${process.execPath} -e "${program}" "\${2#unix://}"`);
	vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
	vi.stubEnv('FAKE_SSH_LOG', join(folder, 'log'));
	const server = await startSocketServer((_, response) => response.end('[]'));
	far = server.address.socketPath!;
	onTestFinished(async () => {
		await server.close();
		await rm(folder, {recursive: true});
	});
});

const lines = () =>
	readFileSync(join(folder, 'log'), 'utf8')
		.trim()
		.split('\n')
		.map(line => JSON.parse(line) as readonly string[]);

async function open(host: string) {
	const parsed = parseHost(host, 'it') as Address;
	const {address, leave} = await openSsh(parsed, parsed.ssh!);
	const engine = createDockerEngine(address);
	onTestFinished(async () => {
		engine.close();
		await leave();
	});
	return {engine, address, leave};
}

test('one ssh carries all requests, through a socket that nobody else can open', async () => {
	const {engine, address} = await open(`ssh://ops@good:2222${far}`);
	await Promise.all(Array.from({length: 12}, async () => engine.list(signal)));
	expect(statSync(dirname(address.socketPath!)).mode & 0o777).toBe(0o700);
	const [args, ...others] = lines();
	expect(others).toEqual([]);
	expect(args).toEqual(
		expect.arrayContaining(['-N', 'BatchMode=yes', 'ControlMaster=no', 'ServerAliveInterval=5']),
	);
	expect(args!.slice(-6)).toEqual(['-l', 'ops', '-p', '2222', '--', 'good']);
	expect(address.url).toBe(`ssh://ops@good:2222${far}`);
});

test('nothing is begun before something is asked, and nothing remains afterwards', async () => {
	const {engine, address, leave} = await open(`ssh://good${far}`);
	expect(existsSync(join(folder, 'log'))).toBe(false);
	await engine.list(signal);
	await leave();
	expect(existsSync(dirname(address.socketPath!))).toBe(false);
});

test('where no socket is forwarded, each connection is a docker command there', async () => {
	const {engine, address} = await open(`ssh://noforward${far}`);
	await Promise.all(Array.from({length: 12}, async () => engine.list(signal)));
	expect(address.link?.isNarrow()).toBe(true);
	const dials = lines().filter(args => args.at(-1)?.includes('dial-stdio'));
	// One for the proof; requests share few.
	expect(dials.length).toBeLessThanOrEqual(3);
	expect(dials.length).toBeGreaterThan(1);
});

test.each([
	['ssh://unresolved', 'unreachable', 'ssh://unresolved: host not found'],
	['ssh://denied', 'locked', 'ssh://denied: no key was let in, or the key is locked'],
	['ssh://asks', 'locked', 'ssh://asks: its host key is not known here'],
	['ssh://evil', 'unreachable', /^ssh:\/\/evil: evil: words\uFFFD of the other side$/],
	['ssh://good/run/nothing.sock', 'unreachable', /no engine has a socket there: \/run\/nothing\.sock$/],
] as const)('%s', async (host, kind, words) => {
	const {engine} = await open(host);
	const error = await failure(engine.list(signal));
	expect(error.kind).toBe(kind);
	expect(error.words).toMatch(words);
});

test('a line that drops is told once, and opened again when it is asked for', async () => {
	const {engine, address} = await open(`ssh://good${far}`);
	await engine.list(signal);
	const pids = (await processes()).filter(({args}) => args.includes(address.socketPath!));
	process.kill(
		pids.find(({args}) => args.includes('fake-ssh.mjs') && !args.startsWith('/bin/sh'))!.pid,
		'SIGUSR1',
	);
	while (existsSync(`/proc/${pids[0]!.pid}`)) {
		await delay(10);
	}

	expect(await failure(engine.list(signal))).toMatchObject({
		kind: 'unreachable',
		words: expect.stringContaining('the ssh connection was lost'),
	});
	expect(await engine.list(signal)).toEqual([]);
	expect(lines()).toHaveLength(2);
});

test('only when it is let does ssh ask, and then it stays', async () => {
	const {engine, address} = await open(`ssh://asks${far}`);
	expect(await failure(engine.list(signal))).toMatchObject({kind: 'locked'});
	await address.link!.unlock(signal);
	expect(await engine.list(signal)).toEqual([]);
	expect(lines().map(args => args.find(arg => arg.startsWith('BatchMode')))).toEqual([
		'BatchMode=yes',
		'BatchMode=no',
	]);
});

async function processes(): Promise<ReadonlyArray<{readonly pid: number; readonly args: string}>> {
	const {readdirSync} = await import('node:fs');
	return readdirSync('/proc')
		.filter(name => /^\d+$/.test(name))
		.flatMap(name => {
			try {
				const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
				return [{pid: Number(name), args}];
			} catch {
				return [];
			}
		});
}
