import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {createWriteStream} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {promisify} from 'node:util';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import {packBusybox} from './real-engine-image.js';
import {provideTools, type EngineKind} from './real-engine-tools.js';

export type RealPodman = {
	readonly folder: string;
	readonly socketPath: string;
	/** Podman's own CLI on this engine: what it printed, trimmed. */
	readonly podman: (...args: readonly string[]) => Promise<string>;
	/** Starts a container without a network that runs a shell script. Returns its id. */
	readonly run: (name: string, script: string, ...flags: readonly string[]) => Promise<string>;
	readonly close: () => Promise<void>;
};

const runFile = promisify(execFile);
const patienceMs = Number(process.env['MIDWATCH_PATIENCE_MS'] ?? 60_000);

/** A rootful Podman of the test's own, the release's or sid's, in mounts and a network of its own. */
export async function startRealPodman(kind: EngineKind): Promise<RealPodman> {
	// Its busybox makes the image.
	await provideTools('debian');
	const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'midwatch', 'engine');
	await runFile('bash', [join(import.meta.dirname, 'install-podman.sh'), kind, cache]);
	const folder = await mkdtemp(join(tmpdir(), 'midwatch-podman-'));
	const script = join(import.meta.dirname, 'run-podman.sh');
	const service = spawn(script, [join(cache, `podman-${kind}`), folder], {
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	const log = createWriteStream(join(folder, 'service.log'));
	service.stdout.pipe(log, {end: false});
	service.stderr.pipe(log, {end: false});
	const podman = async (...args: readonly string[]) =>
		(await runFile(join(folder, 'podman'), args, {maxBuffer: 2 ** 26})).stdout.trim();
	const sweep = () => {
		service.kill('SIGKILL');
	};

	process.once('exit', sweep);
	await answers(folder, podman);
	await podman('import', await packBusybox(folder), 'midwatch/box');
	return {
		folder,
		socketPath: join(folder, 'docker.sock'),
		podman,
		run: async (name, text, ...flags) =>
			podman(
				'run',
				'--detach',
				'--network=none',
				`--name=${name}`,
				...flags,
				'midwatch/box',
				'sh',
				'-c',
				text,
			),
		async close() {
			await podman('rm', '--all', '--force', '--time=0').catch(() => '');
			const ended = once(service, 'exit');
			service.kill('SIGTERM');
			await ended;
			process.off('exit', sweep);
			await rm(folder, {recursive: true, force: true, maxRetries: 5});
		},
	};
}

async function answers(folder: string, podman: RealPodman['podman']): Promise<void> {
	const socketPath = join(folder, 'docker.sock');
	const engine = createDockerEngine({label: 'test', url: `unix://${socketPath}`, socketPath});
	const endMs = performance.now() + patienceMs;
	for (;;) {
		try {
			await podman('version');
			await engine.ping(AbortSignal.timeout(patienceMs));
			engine.close();
			return;
		} catch (error) {
			if (performance.now() > endMs) {
				const words = await readFile(join(folder, 'service.log'), 'utf8');
				throw new Error(`Podman did not start:\n${words}`, {cause: error});
			}
		}

		await delay(50);
	}
}
