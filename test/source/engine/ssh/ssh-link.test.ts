import {existsSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {beforeEach, expect, onTestFinished, test, vi} from 'vitest';
import {openSsh} from '../../../../source/app/open-ssh.js';
import {parseHost} from '../../../../source/engine/address/parse-host.js';
import {createDockerEngine} from '../../../../source/engine/docker-engine.js';
import type {Address} from '../../../../source/engine/types.js';
import {makeFakeSsh, type FakeSsh} from '../../../helpers/fake-ssh.js';
import {failure} from '../../../helpers/failure.js';
import {startSocketServer} from '../../../helpers/socket-server.js';

const {signal} = new AbortController();
let fake: FakeSsh;
let far: string;

beforeEach(async () => {
	fake = makeFakeSsh();
	vi.stubEnv('PATH', fake.env.PATH);
	vi.stubEnv('FAKE_SSH_LOG', fake.env.FAKE_SSH_LOG);
	const server = await startSocketServer((_, response) => response.end('[]'));
	far = server.address.socketPath!;
	onTestFinished(server.close);
});

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
	const [args, ...others] = fake.lines();
	expect(others).toEqual([]);
	expect(args).toEqual(
		expect.arrayContaining(['-N', 'BatchMode=yes', 'ControlPath=none', 'ServerAliveInterval=5']),
	);
	expect(args!.slice(-6)).toEqual(['-l', 'ops', '-p', '2222', '--', 'good']);
	expect(address.url).toBe(`ssh://ops@good:2222${far}`);
});

test('nothing is begun before something is asked, and nothing remains afterwards', async () => {
	const {engine, address, leave} = await open(`ssh://good${far}`);
	expect(fake.lines()).toEqual([]);
	await engine.list(signal);
	await leave();
	expect(existsSync(dirname(address.socketPath!))).toBe(false);
});

test('where no socket is forwarded, each connection is a docker command there', async () => {
	const {engine, address} = await open(`ssh://noforward${far}`);
	await Promise.all(Array.from({length: 12}, async () => engine.list(signal)));
	expect(address.link?.isNarrow()).toBe(true);
	const dials = fake.lines().filter(args => args.at(-1)?.includes('dial-stdio'));
	// One for the proof; requests share few.
	expect(dials.length).toBeLessThanOrEqual(3);
	expect(dials.length).toBeGreaterThan(1);
});

test.each([
	['ssh://unresolved', 'unreachable', 'ssh://unresolved: host not found'],
	['ssh://denied', 'locked', 'ssh://denied: no key was accepted, or the key needs its passphrase'],
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
	const {engine} = await open(`ssh://good${far}`);
	await engine.list(signal);
	for (const pid of fake.running()) {
		process.kill(pid, 'SIGUSR1');
	}

	while (fake.running().length > 0) {
		await delay(10);
	}

	expect(await failure(engine.list(signal))).toMatchObject({
		kind: 'unreachable',
		words: expect.stringContaining('the ssh connection was lost'),
	});
	expect(await engine.list(signal)).toEqual([]);
	expect(fake.lines()).toHaveLength(2);
});

test('only when it is let does ssh ask, and then it stays', async () => {
	const {engine, address} = await open(`ssh://asks${far}`);
	expect(await failure(engine.list(signal))).toMatchObject({kind: 'locked'});
	await address.link!.unlock(signal);
	expect(await engine.list(signal)).toEqual([]);
	expect(fake.lines().map(args => args.find(arg => arg.startsWith('BatchMode')))).toEqual([
		'BatchMode=yes',
		'BatchMode=no',
	]);
});
