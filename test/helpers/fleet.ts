import type {Container, Details, EngineEvent, Sample} from '../../source/engine/types.js';
import {safe, safeText} from '../../source/text/safe-text.js';
import type {Message} from '../../source/store/messages.js';
import {detailed, idOf, makeContainer, startMs} from './fixtures.js';

const mib = 1024 * 1024;

export function sample(changes: Partial<Sample> = {}): Sample {
	return {
		atMs: startMs,
		cpuPercent: 4.1,
		onlineCpus: 4,
		memoryBytes: 120 * mib,
		memoryLimitBytes: 512 * mib,
		memoryAnonBytes: 80 * mib,
		memoryFileBytes: 40 * mib,
		receivedBytesPerSecond: 20_000,
		sentBytesPerSecond: 18_000,
		readBytesPerSecond: 0,
		writtenBytesPerSecond: 12_000,
		pids: 8,
		...changes,
	};
}

export function sampled(figures: Readonly<Record<string, Partial<Sample>>>): Message {
	return {
		type: 'usage/sampled',
		samples: Object.entries(figures).map(([name, changes]) => [idOf(name), sample(changes)]),
		atMs: startMs,
	};
}

/** An event of a container. */
export function happened(name: string, action: string, atMs = startMs): EngineEvent {
	return {
		atMs,
		atNano: `${atMs / 1000}`,
		kind: 'container',
		action: action as never,
		subject: idOf(name),
		attributes: {},
	};
}

export function ticked(afterMs = 0): Message {
	return {type: 'clock/ticked', atMs: startMs + afterMs};
}

export function opened(): Message {
	return {
		type: 'connection/opened',
		atMs: startMs,
		host: {
			name: safe`box`,
			serverVersion: safe`28.5.2`,
			apiVersion: safe`1.51`,
			operatingSystem: safe`Debian`,
			kernel: safe`6.12`,
			cpus: 4,
			memoryBytes: 8 * 1024 * mib,
			storageDriver: safe`overlay2`,
			loggingDriver: safe`json-file`,
			rootDir: safe`/var/lib/docker`,
			warnings: [],
			isPodman: false,
			isRootless: false,
		},
	};
}

type Spec = {
	readonly container?: Partial<Container>;
	readonly details?: Partial<Details>;
	readonly sample?: Partial<Sample>;
};

const ago = (ms: number) => startMs - ms;

/** One container of each kind of trouble, and some that are well. */
const specs: Readonly<Record<string, Spec>> = {
	'api-7': {
		container: {
			status: safe`Up 3 minutes (unhealthy)`,
			health: 'unhealthy',
			project: safe`shop`,
			service: safe`api`,
		},
		details: {
			cpuLimitCores: 2,
			probes: [{startedAtMs: ago(5000), endedAtMs: ago(4900), exitCode: 1, lines: [safe`HTTP 503`]}],
		},
		sample: {cpuPercent: 98.2, cpuWallPercent: 196.4, memoryBytes: 481 * mib, throttledPercent: 43, pids: 41},
	},
	'worker-3': {
		container: {state: 'restarting', status: safe`Restarting (137) 5 seconds ago`, exitCode: 137},
		details: {isOomKilled: true, restartCount: 5, exitCode: 137, restartPolicy: safe`always`},
	},
	cron: {
		container: {state: 'exited', status: safe`Exited (1) 2 minutes ago`, exitCode: 1},
		details: {exitCode: 1, finishedAtMs: ago(125_000)},
	},
	db: {
		container: {status: safe`Up 12 days (healthy)`, health: 'healthy', image: safe`postgres:17`},
		details: {startedAtMs: ago(12 * 86_400_000 + 5000)},
		sample: {memoryBytes: 1100 * mib, memoryLimitBytes: 4096 * mib, readBytesPerSecond: 1_150_000, pids: 38},
	},
	cache: {
		container: {
			image: safe`redis:8`,
			ports: [{privatePort: 6379, publicPort: 6379, ip: safe`0.0.0.0`, protocol: safe`tcp`}],
		},
		details: {startedAtMs: ago(5 * 3_600_000)},
		sample: {cpuPercent: 0, memoryBytes: 9 * mib, receivedBytesPerSecond: 0, sentBytesPerSecond: 0},
	},
	frozen: {container: {state: 'paused', status: safe`Up 2 hours (Paused)`}, sample: {cpuPercent: 0}},
	日本語サーバー: {container: {image: safeText('例/アプリ:最新')}, sample: {cpuPercent: 12.5}},
	'rocket-🚀-launcher-with-a-very-long-name-indeed': {sample: {cpuPercent: 250}},
	migrate: {
		container: {state: 'exited', status: safe`Exited (0) 3 days ago`, exitCode: 0},
		details: {exitCode: 0, finishedAtMs: ago(3 * 86_400_000)},
	},
	zombie: {container: {state: 'dead', status: safe`Dead`}},
};

/** Messages that make the fleet known, with `seconds` of figures. */
export function fleetMessages(seconds = 30, extra = 0): Message[] {
	const names = Object.keys(specs);
	const more = Array.from({length: extra}, (_, index) => `job-${index + 1}`);
	const messages: Message[] = [
		opened(),
		{
			type: 'containers/listed',
			containers: [
				...names.map(name => makeContainer(name, specs[name]?.container)),
				...more.map(name => makeContainer(name)),
			],
		},
		...names.map(name => detailed(name, specs[name]?.details)),
	];
	for (let second = 0; second < seconds; second++) {
		const wave = 1 + 0.3 * Math.sin(second / 4) + 0.1 * Math.sin(second * 2.1);
		messages.push(
			sampled(
				Object.fromEntries(
					[...names.filter(name => specs[name]?.sample), ...more].map(name => {
						const own = specs[name]?.sample ?? {cpuPercent: name.length};
						return [name, {...own, cpuPercent: (own.cpuPercent ?? 4.1) * wave}];
					}),
				),
			),
		);
	}

	return [...messages, ticked()];
}
