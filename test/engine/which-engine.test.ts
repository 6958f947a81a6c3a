import {existsSync, readFileSync} from 'node:fs';
import {copyFile, mkdir, mkdtemp, readFile, rm} from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import {firstList} from '../../source/engine/api/first-list.js';
import {resolveHost, type Asked, type Resolved} from '../../source/engine/address/resolve-host.js';
import type {ContainerId} from '../../source/engine/types.js';
import {makeAuthority, type Authority, type Issue} from '../helpers/certificates.js';
import {openFront} from '../helpers/front.js';
import {startRealEngine, type RealEngine} from '../helpers/real-engine.js';
import {whyNoEngine} from '../helpers/real-engine-tools.js';

// The ways to an engine, each gone to its end: flags and environment in, the list of containers out.

const why = whyNoEngine();
const never = new AbortController().signal;

describe.skipIf(why)(`ways to an engine${why ? `: skipped, ${why}` : ''}`, () => {
	let real: RealEngine;
	let folder: string;
	let authority: Authority;
	let stranger: Authority;
	let client: string;
	let port: number;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'midwatch-ways-'));
		authority = await makeAuthority(folder, 'authority');
		stranger = await makeAuthority(folder, 'stranger');
		client = await authority.issue('client');
		const server = await authority.issue('server', {place: 'IP:127.0.0.1'});
		port = await freePort();
		const files = {tlscacert: 'ca', tlscert: 'cert', tlskey: 'key'};
		const tls = Object.entries(files).map(([flag, name]) => `--${flag}=${server}/${name}.pem`);
		real = await startRealEngine('newest', `--host=tcp://127.0.0.1:${port}`, '--tlsverify', ...tls);
		await real.docker('create', '--network=none', '--name=here', 'midwatch/box', 'true');
	});
	afterAll(async () => {
		await real?.close();
		await rm(folder, {recursive: true, force: true});
	});

	async function namesVia(
		asked: Asked,
		env: Readonly<Record<string, string>> = {},
	): Promise<readonly string[]> {
		const resolved = resolveHost(asked, {
			env,
			home: folder,
			exists: existsSync,
			readFile: readIfThere,
			listFolder: () => [],
		});
		if (resolved.kind !== 'found') {
			throw new Error(`not found: ${JSON.stringify(resolved)}`);
		}

		const engine = createDockerEngine(resolved.address);
		try {
			return (await engine.list(never)).map(({name}) => name);
		} finally {
			engine.close();
		}
	}

	const overTls = (certPath: string, at = port) => ({
		DOCKER_HOST: `tcp://127.0.0.1:${at}`,
		DOCKER_TLS_VERIFY: '1',
		DOCKER_CERT_PATH: certPath,
	});

	/** The engine behind a certificate of another kind. */
	async function frontWith(issuer: Authority, issue: Issue): Promise<number> {
		const own = await issuer.issue(`front-${Math.random()}`, issue);
		const read = async (name: string) => readFile(join(own, `${name}.pem`));
		const front = await openFront(real.socketPath, {cert: await read('cert'), key: await read('key')});
		onTestFinished(front.close);
		return front.port;
	}

	test('a unix socket, by flag and by DOCKER_HOST', async () => {
		const url = `unix://${real.socketPath}`;
		expect(await namesVia({host: url})).toEqual(['here']);
		expect(await namesVia({}, {DOCKER_HOST: url})).toEqual(['here']);
	});

	test('a TCP port', async () => {
		const front = await openFront(real.socketPath);
		onTestFinished(front.close);
		expect(await namesVia({host: `tcp://127.0.0.1:${front.port}`})).toEqual(['here']);
		expect(await namesVia({host: `tcp://localhost:${front.port}`})).toEqual(['here']);
	});

	test('a socket where a rootless engine or Podman has it', async () => {
		for (const place of ['docker.sock', 'podman/podman.sock']) {
			const runtime = await mkdtemp(join(folder, 'runtime-'));
			await mkdir(join(runtime, 'podman'));
			const front = net.createServer(socket => socket.pipe(net.connect(real.socketPath)).pipe(socket));
			front.listen(join(runtime, place));
			await once(front, 'listening');
			onTestFinished(() => {
				front.close();
			});
			const machine = {
				env: {XDG_RUNTIME_DIR: runtime},
				home: folder,
				readFile: readIfThere,
				listFolder: () => [],
			};
			const resolved = resolveHost(
				{},
				{...machine, exists: path => path.startsWith(folder) && existsSync(path)},
			);
			expect(resolved).toMatchObject({kind: 'found', address: {socketPath: join(runtime, place)}});
			expect(
				await namesVia({}, {XDG_RUNTIME_DIR: runtime, DOCKER_HOST: `unix://${runtime}/${place}`}),
			).toEqual(['here']);
		}
	});

	test('TLS with the certificates of DOCKER_CERT_PATH', async () => {
		expect(await namesVia({}, overTls(client))).toEqual(['here']);
	});

	test('the first list and the logs, on raw connections of their own, over TLS too', async () => {
		const machine = {
			env: overTls(client),
			home: folder,
			exists: existsSync,
			readFile: readIfThere,
			listFolder: () => [],
		};
		const {address} = resolveHost({}, machine) as Extract<Resolved, {kind: 'found'}>;
		expect((await firstList(address, never, 10_000)).map(({name}) => name)).toEqual(['here']);

		const id = (await real.run('spoke', 'for line in 1 2 3; do echo "line $line"; done')) as ContainerId;
		await real.docker('wait', 'spoke');
		const engine = createDockerEngine(address);
		let words = '';
		for await (const {pack} of engine.logs(id, {follow: true, tail: 'all'}, never)) {
			// The bytes are only valid for now.
			words += Buffer.from(pack.bytes).toString();
		}

		engine.close();
		await real.docker('rm', 'spoke');
		expect(words.match(/line \d/g)).toEqual(['line 1', 'line 2', 'line 3']);
	});

	test('contexts that the docker CLI made, with TLS and without', async () => {
		const config = join(folder, 'config');
		const docker = async (...args: readonly string[]) => real.docker('--config', config, 'context', ...args);
		const files = `ca=${client}/ca.pem,cert=${client}/cert.pem,key=${client}/key.pem`;
		await docker('create', 'far', '--docker', `host=tcp://127.0.0.1:${port},${files}`);
		await docker('create', 'near', '--docker', `host=unix://${real.socketPath}`);
		const env = {DOCKER_CONFIG: config};
		expect(await namesVia({context: 'far'}, env)).toEqual(['here']);
		expect(await namesVia({}, {...env, DOCKER_CONTEXT: 'near'})).toEqual(['here']);
		await docker('use', 'far');
		expect(await namesVia({}, env)).toEqual(['here']);
	});

	test('a context that skips verification, as the docker CLI makes it', async () => {
		const config = join(folder, 'lax');
		const at = await frontWith(stranger, {place: 'DNS:engine.example', isExpired: true});
		const lax = `host=tcp://127.0.0.1:${at},skip-tls-verify=true`;
		await real.docker('--config', config, 'context', 'create', 'lax', '--docker', lax);
		expect(await namesVia({context: 'lax'}, {DOCKER_CONFIG: config})).toEqual(['here']);
	});

	test('an engine under a path, behind a proxy that takes it off', async () => {
		const proxy = http.createServer(({url = '', method, headers}, response) => {
			const onward = http.request(
				{socketPath: real.socketPath, path: url.replace('/team/one', ''), method, headers},
				answer => answer.pipe(response),
			);
			onward.end();
		});
		proxy.listen(0, '127.0.0.1');
		await once(proxy, 'listening');
		onTestFinished(() => {
			proxy.close();
		});
		const {port: at} = proxy.address() as net.AddressInfo;
		expect(await namesVia({host: `tcp://127.0.0.1:${at}/team/one/`})).toEqual(['here']);
	});

	test('an engine whose certificate another authority signed', async () => {
		const other = await stranger.issue('other-client');
		await expect(namesVia({}, overTls(other))).rejects.toMatchObject({
			kind: 'unreachable',
			words: `the certificate of tcp://127.0.0.1:${port} is signed by an authority that is not in ca.pem`,
		});
	});

	test('an engine whose certificate has expired', async () => {
		const at = await frontWith(authority, {place: 'IP:127.0.0.1', isExpired: true});
		await expect(namesVia({}, overTls(client, at))).rejects.toMatchObject({
			kind: 'unreachable',
			words: `the certificate of tcp://127.0.0.1:${at} has expired`,
		});
	});

	test('an engine whose certificate is for another host', async () => {
		const at = await frontWith(authority, {place: 'DNS:engine.example'});
		await expect(namesVia({}, overTls(client, at))).rejects.toMatchObject({
			kind: 'unreachable',
			words: `the certificate of tcp://127.0.0.1:${at} is for another host`,
		});
	});

	test('no client certificate where one is wanted', async () => {
		const bare = join(folder, 'bare');
		await mkdir(bare);
		await copyFile(join(client, 'ca.pem'), join(bare, 'ca.pem'));
		await expect(namesVia({}, overTls(bare))).rejects.toMatchObject({
			kind: 'unreachable',
			words: `tcp://127.0.0.1:${port} wants a client certificate`,
		});
	});

	test('a client certificate that the engine doesn’t know', async () => {
		const other = await stranger.issue('unknown-client');
		await copyFile(join(client, 'ca.pem'), join(other, 'ca.pem'));
		await expect(namesVia({}, overTls(other))).rejects.toMatchObject({
			kind: 'unreachable',
			words: `tcp://127.0.0.1:${port} refuses this client certificate`,
		});
	});

	test('no TLS where the engine speaks it, and TLS where it doesn’t', async () => {
		await expect(namesVia({host: `tcp://127.0.0.1:${port}`})).rejects.toMatchObject({
			kind: 'unreachable',
			hint: expect.stringContaining('DOCKER_TLS_VERIFY'),
		});
		const front = await openFront(real.socketPath);
		onTestFinished(front.close);
		await expect(namesVia({}, overTls(client, front.port))).rejects.toMatchObject({
			kind: 'unreachable',
			words: `tcp://127.0.0.1:${front.port} does not speak TLS`,
		});
	});

	test('no variable turns the verification off', async () => {
		const other = await stranger.issue('trusting-client');
		process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
		onTestFinished(() => {
			delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
		});
		await expect(namesVia({}, {...overTls(other), DOCKER_TLS: '1'})).rejects.toMatchObject({
			kind: 'unreachable',
		});
	});
});

function readIfThere(path: string): Buffer | undefined {
	return existsSync(path) ? readFileSync(path) : undefined;
}

async function freePort(): Promise<number> {
	const server = net.createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as net.AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
