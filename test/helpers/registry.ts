import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';

export type Registry = {
	/** `127.0.0.1:49152`: engines take registries on loopback without TLS. */
	readonly host: string;
	readonly close: () => Promise<void>;
};

const run = promisify(execFile);

/**
 * Debian's docker-registry on a port of its own. In front of it stands what it lacks: the search of the old
 * protocol, which engines still speak; it finds one image.
 */
export async function startRegistry(found: {
	readonly name: string;
	readonly description: string;
	/** `user:password`, without which nobody gets anything. */
	readonly login?: string;
}): Promise<Registry> {
	const wanted =
		found.login === undefined ? undefined : `Basic ${Buffer.from(found.login).toString('base64')}`;
	const binary = await provideRegistry();
	const folder = await mkdtemp(join(tmpdir(), 'midwatch-registry-'));
	const port = await freePort();
	const config = {
		version: 0.1,
		storage: {filesystem: {rootdirectory: join(folder, 'data')}},
		http: {addr: `127.0.0.1:${port}`},
	};
	await writeFile(join(folder, 'config.yml'), JSON.stringify(config));
	const daemon = spawn(binary, ['serve', join(folder, 'config.yml')], {stdio: 'ignore'});
	process.once('exit', () => daemon.kill());
	const front = createServer((incoming, outgoing) => {
		if (wanted !== undefined && incoming.headers.authorization !== wanted) {
			outgoing.writeHead(401, {
				'WWW-Authenticate': 'Basic realm="lab"',
				'Docker-Distribution-Api-Version': 'registry/2.0',
			});
			outgoing.end('{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}');
			return;
		}

		const {pathname} = new URL(incoming.url ?? '/', 'http://registry');
		if (pathname.startsWith('/v1/')) {
			const result = {name: found.name, description: found.description, star_count: 7, is_official: false};
			outgoing.setHeader('Content-Type', 'application/json');
			outgoing.end(JSON.stringify(pathname === '/v1/search' ? {num_results: 1, results: [result]} : true));
			return;
		}

		const {method, headers, url} = incoming;
		const onward = request({host: '127.0.0.1', port, method, headers, path: url}, answer => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		onward.on('error', () => outgoing.destroy());
		incoming.pipe(onward);
	}).listen(0, '127.0.0.1');
	await once(front, 'listening');
	await untilListening(port);
	return {
		host: `127.0.0.1:${(front.address() as AddressInfo).port}`,
		async close() {
			front.closeAllConnections();
			front.close();
			daemon.kill();
			await once(daemon, 'exit');
			await rm(folder, {recursive: true, force: true});
		},
	};
}

/** Debian's package, unpacked and not installed: nothing of it is started as a service. */
async function provideRegistry(): Promise<string> {
	const installed = '/usr/bin/docker-registry';
	if (existsSync(installed)) {
		return installed;
	}

	const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
	const folder = join(cache, 'midwatch', 'registry');
	const unpacked = join(folder, 'usr/bin/docker-registry');
	if (!existsSync(unpacked)) {
		mkdirSync(folder, {recursive: true});
		await run('apt-get', ['download', '-qq', '-oAPT::Sandbox::User=root', 'docker-registry'], {cwd: folder});
		await run('sh', ['-c', 'dpkg -x docker-registry_*.deb .'], {cwd: folder});
	}

	return unpacked;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

async function untilListening(port: number): Promise<void> {
	for (;;) {
		const asked = request({host: '127.0.0.1', port, path: '/v2/'}).end();
		const isThere = await once(asked, 'response').then(
			() => true,
			() => false,
		);
		if (isThere) {
			return;
		}

		await new Promise(resolve => {
			setTimeout(resolve, 50);
		});
	}
}
