import {startDemoEngine} from '../../source/demo/demo-engine.js';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import type {Engine} from '../../source/engine/engine.js';
import type {Container} from '../../source/engine/types.js';
import {startRealEngine, type RealEngine} from './real-engine.js';
import {startRealPodman} from './real-podman.js';
import type {EngineKind} from './real-engine-tools.js';

/** An engine with a container of each kind that the contract speaks of, by name. */
export type ContractEngine = {
	readonly engine: Engine;
	/** Runs, and writes to its log now and then. */
	readonly talker: string;
	/** Runs with a terminal. */
	readonly terminal: string;
	/** Ended with status 1. */
	readonly ended: string;
	/** Never started. */
	readonly created: string;
	/** Its log driver is `none`. */
	readonly unreadable: string;
	/** A running container that no other test touches. */
	readonly spare: () => Promise<Container>;
	readonly close: () => Promise<void>;
};

/** Every test's calls end with the test run at the latest. */
export const never = new AbortController().signal;

export async function find(engine: Engine, name: string): Promise<Container> {
	const all = await engine.list(never);
	const found = all.find(container => container.name === name);
	if (!found) {
		throw new Error(`no container ${name} among ${all.map(container => container.name).join(', ')}`);
	}

	return found;
}

export function engineAt(socketPath: string): Engine {
	return createDockerEngine({label: 'test', url: `unix://${socketPath}`, socketPath});
}

export async function openEmbedded(): Promise<ContractEngine> {
	const demo = await startDemoEngine({containers: 24, seed: 1});
	const engine = engineAt(demo.socketPath);
	const spares = ['grafana', 'cache', 'web-1', 'node-exporter'].values();
	return {
		engine,
		talker: 'api-7',
		terminal: 'backup',
		ended: 'cron',
		created: 'canary',
		unreadable: 'log-shipper',
		spare: async () => find(engine, spares.next().value ?? 'no more spares'),
		async close() {
			engine.close();
			await demo.close();
		},
	};
}

export async function openReal(kind: EngineKind): Promise<ContractEngine> {
	return openOn(await startRealEngine(kind));
}

/** The same containers on Podman. */
export async function openPodman(kind: EngineKind): Promise<ContractEngine> {
	const real = await startRealPodman(kind);
	return openOn({...real, docker: real.podman});
}

async function openOn(
	real: Pick<RealEngine, 'socketPath' | 'run' | 'docker' | 'close'>,
): Promise<ContractEngine> {
	const engine = engineAt(real.socketPath);
	await startFleet(real);
	let spares = 0;
	return {
		engine,
		talker: 'talker',
		terminal: 'terminal',
		ended: 'ended',
		created: 'created',
		unreadable: 'unreadable',
		async spare() {
			const name = `spare-${++spares}`;
			await real.run(name, sleep, '--stop-signal=SIGKILL');
			return find(engine, name);
		},
		async close() {
			engine.close();
			await real.close();
		},
	};
}

const sleep = 'sleep 100000';
const talk = 'while :; do echo "GET /health 200"; echo "Error: 漢字" >&2; sleep 0.2; done';

async function startFleet({run, docker}: Pick<RealEngine, 'run' | 'docker'>): Promise<void> {
	await Promise.all([
		run('talker', talk),
		run('terminal', talk, '--tty'),
		run('ended', 'echo bye; exit 1'),
		run('unreadable', sleep, '--log-driver=none'),
		docker('create', '--network=none', '--name=created', 'midwatch/box', 'true'),
	]);
	await docker('wait', 'ended');
}
