import {execFile, spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {createWriteStream, existsSync, readFileSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {promisify} from 'node:util';
import {packBusybox} from './real-engine-image.js';
import {provideTools, type EngineKind} from './real-engine-tools.js';

export const image = 'midwatch/box';

export type RealEngine = {
	readonly kind: EngineKind;
	readonly folder: string;
	readonly socketPath: string;
	/** The docker CLI on this engine: what it printed, trimmed. Throws with what it complained of. */
	readonly docker: (...args: readonly string[]) => Promise<string>;
	/** What `docker logs` has of a container, with stamps unless told otherwise, by stream. */
	readonly logsOf: (
		name: string,
		hasStamps?: boolean,
	) => Promise<{readonly out: readonly string[]; readonly err: readonly string[]}>;
	/** Pauses a container; a busy kernel refuses to freeze now and then, and is asked again. */
	readonly pause: (name: string) => Promise<void>;
	/** Starts a container without a network that runs a shell script. Returns its id. */
	readonly run: (name: string, script: string, ...flags: readonly string[]) => Promise<string>;
	/** SIGSTOP, SIGKILL, … to dockerd. */
	readonly signal: (name: NodeJS.Signals) => void;
	/** Resolves once dockerd has ended. */
	readonly exited: () => Promise<void>;
	/** Starts dockerd again, after it ended, with all that it had. */
	readonly start: () => Promise<void>;
	/** Ends it and leaves nothing of it. */
	readonly close: () => Promise<void>;
};

const runFile = promisify(execFile);
export const patienceMs = Number(process.env['MIDWATCH_PATIENCE_MS'] ?? 60_000);

/** An engine of the test's own, in a folder of its own, that touches neither bridge nor firewall. `flags` are dockerd's. */
export async function startRealEngine(kind: EngineKind, ...flags: readonly string[]): Promise<RealEngine> {
	const env = await provideTools(kind);
	const folder = await mkdtemp(join(tmpdir(), 'midwatch-engine-'));
	const socketPath = join(folder, 'docker.sock');
	const say = async (...args: readonly string[]) =>
		runFile('docker', ['--host', `unix://${socketPath}`, ...args], {env, maxBuffer: 64 * 1024 * 1024});
	const docker = async (...args: readonly string[]) => (await say(...args)).stdout.trim();

	// A test run that is broken off leaves neither an engine behind nor its folder.
	const sweep = () => {
		spawn('sh', [join(import.meta.dirname, 'sweep-engine.sh'), folder], {
			detached: true,
			stdio: 'ignore',
		}).unref();
	};

	let daemon: ChildProcess;
	const start = async () => {
		daemon = spawnDaemon(folder, socketPath, flags, env);
		await answers(daemon, docker, folder);
	};

	const exited = async () => {
		if (daemon.exitCode === null && daemon.signalCode === null) {
			await once(daemon, 'exit');
		}

		await containerdGone(folder);
	};

	process.once('exit', sweep);
	await start();
	await docker('import', await packBusybox(folder), image);
	return {
		kind,
		folder,
		socketPath,
		docker,
		async logsOf(name, hasStamps = true) {
			const {stdout, stderr} = await say('logs', ...(hasStamps ? ['--timestamps'] : []), name);
			return {out: stdout.split('\n').slice(0, -1), err: stderr.split('\n').slice(0, -1)};
		},
		pause: async name => pausePatiently(docker, name),
		run: async (name, script, ...more) =>
			docker('run', '--detach', '--network=none', `--name=${name}`, ...more, image, 'sh', '-c', script),
		signal: name => daemon.kill(name),
		exited,
		start,
		async close() {
			daemon.kill('SIGCONT');
			await removeContainers(docker).catch(() => {});
			daemon.kill('SIGTERM');
			await exited();
			await removeFolder(folder);
			process.off('exit', sweep);
		},
	};
}

function spawnDaemon(
	folder: string,
	socketPath: string,
	flags: readonly string[],
	env: NodeJS.ProcessEnv,
): ChildProcess {
	const log = createWriteStream(join(folder, 'dockerd.log'), {flags: 'a'});
	const args = [
		`--data-root=${folder}/data`,
		`--exec-root=${folder}/exec`,
		`--pidfile=${folder}/pid`,
		`--host=unix://${socketPath}`,
		'--bridge=none',
		'--iptables=false',
		'--ip-forward=false',
		...flags,
	];
	const daemon = spawn('dockerd', args, {env, stdio: ['ignore', 'pipe', 'pipe'], detached: true});
	daemon.stdout?.pipe(log, {end: false});
	daemon.stderr?.pipe(log, {end: false});
	return daemon;
}

async function answers(daemon: ChildProcess, docker: RealEngine['docker'], folder: string): Promise<void> {
	const endMs = performance.now() + patienceMs;
	for (;;) {
		try {
			await docker('version', '--format', '{{.Server.Version}}');
			return;
		} catch (error) {
			if (daemon.exitCode !== null || performance.now() > endMs) {
				const words = await readFile(join(folder, 'dockerd.log'), 'utf8');
				throw new Error(`dockerd did not start:\n${words.split('\n').slice(-5).join('\n')}`, {cause: error});
			}
		}

		await delay(50);
	}
}

async function pausePatiently(docker: RealEngine['docker'], name: string): Promise<void> {
	const endMs = performance.now() + patienceMs;
	for (;;) {
		try {
			await docker('pause', name);
			return;
		} catch (error) {
			if (!String(error).includes('unable to freeze') || performance.now() > endMs) {
				throw error;
			}
		}

		await delay(100);
	}
}

/** Its containerd dies with it, but a moment later: a dockerd that starts meanwhile takes it for alive. */
async function containerdGone(folder: string): Promise<void> {
	const pid = await readFile(join(folder, 'exec/containerd/containerd.pid'), 'utf8').catch(() => undefined);
	while (pid !== undefined && existsSync(`/proc/${pid.trim()}`)) {
		await delay(20);
	}
}

async function removeContainers(docker: RealEngine['docker']): Promise<void> {
	const ids = (await docker('ps', '--all', '--quiet')).split('\n').filter(id => id !== '');
	if (ids.length > 0) {
		await docker('rm', '--force', '--volumes', ...ids);
	}
}

/** An engine that was killed leaves mounts, which would keep the folder. */
async function removeFolder(folder: string): Promise<void> {
	const mounts = readFileSync('/proc/self/mounts', 'utf8')
		.split('\n')
		.map(line => line.split(' ')[1] ?? '')
		.filter(path => path.startsWith(`${folder}/`));
	for (const path of mounts.toReversed()) {
		await runFile('umount', ['--lazy', path]).catch(() => {});
	}

	await rm(folder, {recursive: true, force: true, maxRetries: 5});
}
