// An engine of the bench's own, with a hundred busy containers. Nothing is left of it afterwards.
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {createApi} from './api.mjs';
import {engineProcesses} from './processes.mjs';

const image = 'midwatch-bench:latest';
const patienceMs = 30_000;

/** What a real fleet does, five kinds in turn: sleep, sleep, log five times a second, compute in bursts, log once a second. */
const habits = [
	'sleep 100000',
	'sleep 100000',
	'while :; do echo "$(date) GET /health 200 12ms"; sleep 0.2; done',
	'i=0; while :; do i=$((i+1)); [ $((i%2000)) = 0 ] && sleep 0.3; done',
	'while :; do echo hi; sleep 1; done',
];

/**
 * Starts dockerd in a folder of its own and `count` busy containers in it. Without a network: neither a bridge
 * nor the firewall is touched. Needs root on Debian; throws a sentence otherwise.
 */
export async function provideEngine(count) {
	if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
		throw new Error(
			'the bench starts an engine of its own only as root on Debian: point it at one with --host',
		);
	}

	install();
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-bench-'));
	const host = `unix://${folder}/docker.sock`;
	const daemon = startDaemon(folder, host);
	const api = createApi(host);
	const engine = {
		host,
		api,
		run: async (name, script, options) => runContainer(api, name, script, options),
		remove: async name => api.remove(`/containers/${name}?force=1`),
		processes: () => engineProcesses(folder),
		close: async () => closeEngine(api, daemon, folder),
	};
	try {
		await waitForPing(api, daemon);
		await importImage(api, folder);
		for (let number = 1; number <= count; number++) {
			await engine.run(`svc-${number}`, habits[number % habits.length]);
		}
	} catch (error) {
		await engine.close();
		throw error;
	}

	return engine;
}

async function closeEngine(api, daemon, folder) {
	await removeContainers(api).catch(() => {});
	api.close();
	daemon.kill();
	await Promise.race([once(daemon, 'exit'), delay(patienceMs, undefined, {ref: false})]);
	rmSync(folder, {recursive: true, force: true});
}

function install() {
	const has = name => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
	if (!has('dockerd') || !has('busybox')) {
		const options = {
			stdio: ['ignore', 'ignore', 'inherit'],
			env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
		};
		spawnSync('apt-get', ['update', '-qq'], options);
		spawnSync(
			'apt-get',
			['install', '-y', '-qq', '--no-install-recommends', 'docker.io', 'busybox-static'],
			options,
		);
	}
}

function startDaemon(folder, host) {
	const flags = {
		'data-root': join(folder, 'data'),
		'exec-root': join(folder, 'exec'),
		pidfile: join(folder, 'pid'),
	};
	const network = {bridge: 'none', iptables: 'false', 'ip-forward': 'false'};
	const args = Object.entries({...flags, ...network, host}).map(([flag, value]) => `--${flag}=${value}`);
	return spawn('dockerd', args, {stdio: 'ignore', detached: true});
}

async function waitForPing(api, daemon) {
	const endMs = performance.now() + patienceMs;
	for (;;) {
		try {
			return await api.ping();
		} catch (error) {
			if (daemon.exitCode !== null || performance.now() > endMs) {
				throw new Error('dockerd did not start', {cause: error});
			}
		}

		await delay(100);
	}
}

/** An image that is busybox and nothing else. */
async function importImage(api, folder) {
	const bin = join(folder, 'image', 'bin');
	mkdirSync(bin, {recursive: true});
	const path = spawnSync('sh', ['-c', 'command -v busybox'], {encoding: 'utf8'}).stdout.trim();
	cpSync(path, join(bin, 'busybox'));
	const applets = spawnSync(path, ['--list'], {encoding: 'utf8'}).stdout.trim().split('\n');
	for (const applet of applets.filter(name => name !== 'busybox')) {
		symlinkSync('busybox', join(bin, applet));
	}

	const {stdout} = spawnSync('tar', ['-C', join(folder, 'image'), '-c', '.'], {maxBuffer: 2 ** 28});
	await api.upload(`/images/create?fromSrc=-&repo=${image.replace(':', '&tag=')}`, stdout);
}

async function runContainer(api, name, script, {cores = 0.02} = {}) {
	const body = {
		Image: image,
		Cmd: ['sh', '-c', script],
		HostConfig: {
			NetworkMode: 'none',
			NanoCpus: cores * 1e9,
			LogConfig: {Type: 'json-file', Config: {'max-size': '20m'}},
		},
	};
	const {Id: id} = JSON.parse(await api.post(`/containers/create?name=${name}`, body));
	await api.post(`/containers/${id}/start`);
	return id;
}

async function removeContainers(api) {
	const containers = await api.get('/containers/json?all=1');
	await Promise.all(containers.map(({Id}) => api.remove(`/containers/${Id}?force=1&v=1`)));
}
