import {expect, test} from 'vitest';
import type {Engine} from '../../source/engine/engine.js';
import {toSample} from '../../source/engine/samplers/to-sample.js';
import type {ContainerId, Reading, Sample} from '../../source/engine/types.js';
import {never} from '../helpers/contract-engine.js';
import type {RealEngine} from '../helpers/real-engine.js';
import {eachRealEngine, useRealEngine} from '../helpers/real-engines.js';

// midwatch's figures are docker's own. Both are read of the same containers in the same seconds.

const burn = 'while :; do :; done';
const fleet: ReadonlyArray<readonly [name: string, script: string, ...flags: string[]]> = [
	['steady', burn, '--cpus=0.2'],
	['slow', burn, '--cpus=0.05', '--memory=64m'],
	['keeper', 'head -c 30m /dev/zero | tail | sleep 100000', '--memory=128m'],
	['writer', 'dd if=/dev/zero of=/file bs=1M count=20; cat /file >/dev/null; sleep 100000', '--memory=256m'],
	['frozen', burn, '--cpus=0.1'],
];

eachRealEngine('figures of the %s engine', kind => {
	let real: RealEngine;
	let engine: Engine;
	const ids = new Map<string, ContainerId>();

	useRealEngine(kind, async (...started) => {
		[real, engine] = started;
		for (const [name, script, ...flags] of fleet) {
			ids.set(name, (await real.run(name, script, ...flags)) as ContainerId);
		}

		ids.set('host', await runOnHostNetwork(real, 'host'));
		await real.pause('frozen');
		await real.run('over', 'exit 0');
		await real.docker('wait', 'over');
	});

	test('CPU, memory, limit and processes are those of docker stats', async () => {
		const {ours, apart} = await lookUntilAlike(engine, real, ids);
		expect(apart).toEqual([]);
		expect([...ours.keys()].toSorted()).toEqual([...ids.keys()].toSorted());
		expect(ours.get('steady')?.cpuPercent).toBeGreaterThan(1);
		expect(ours.get('frozen')?.cpuPercent).toBe(0);
	});

	test('what was read from a file counts apart from what a process holds', async () => {
		const reading = (name: string) => engine.read(ids.get(name) as ContainerId, never);
		// It may still be writing; and the kernel lets a few of its pages go, or counts them elsewhere.
		await expect
			.poll(async () => (await reading('writer'))?.memoryFileBytes, {timeout: 60_000})
			.toBeGreaterThan(15 * 2 ** 20);
		const writer = await reading('writer');
		expect(writer?.memoryAnonBytes).toBeLessThan(10 * 2 ** 20);
		expect((await reading('slow'))?.memoryLimitBytes).toBe(64 * 2 ** 20);
		const {memoryBytes} = await engine.info(never);
		expect((await reading('steady'))?.memoryLimitBytes).toBe(memoryBytes);
	});

	test('a container held down by its limit says in how many of its periods', async () => {
		const {throttledPercent, cpuPercent} = await sampleOf(engine, ids.get('slow') as ContainerId);
		expect(throttledPercent).toBeGreaterThan(50);
		expect(throttledPercent).toBeLessThanOrEqual(100);
		expect(cpuPercent).toBeLessThan(15);
	});

	test('without a network of its own, or any, there are no figures of it, and that is not 0', async () => {
		for (const name of ['host', 'steady']) {
			expect((await engine.read(ids.get(name) as ContainerId, never))?.networkReceivedBytes).toBeUndefined();
		}
	});

	test('a container that is over has no figures, however it is asked', async () => {
		const over = (await engine.list(never)).find(({name}) => name === 'over');
		const id = over?.id as ContainerId;
		expect(await engine.read(id, never)).toBeUndefined();
		// Its stream goes on with empty frames; each of them is left out.
		const watching = new AbortController();
		let seen = 0;
		const raw = (async () => {
			for await (const _ of engine.readings(id, watching.signal)) {
				seen++;
			}
		})();
		for await (const _ of engine.readings(ids.get('steady') as ContainerId, watching.signal)) {
			watching.abort();
		}

		await raw;
		expect(seen).toBe(0);
	});
});

type Figures = {
	readonly cpuPercent: number;
	readonly memoryBytes: number;
	readonly limitBytes: number;
	readonly pids: number;
};

async function runOnHostNetwork({docker}: RealEngine, name: string): Promise<ContainerId> {
	const id = await docker(
		'run',
		'--detach',
		'--network=host',
		`--name=${name}`,
		'midwatch/box',
		'sleep',
		'100000',
	);
	return id as ContainerId;
}

/** Each looks at a second of its own, so that a busy machine may part them now and then, but not always. */
async function lookUntilAlike(
	engine: Engine,
	real: RealEngine,
	ids: ReadonlyMap<string, ContainerId>,
): Promise<{readonly ours: ReadonlyMap<string, Sample>; readonly apart: readonly string[]}> {
	for (let turn = 1; ; turn++) {
		const [ours, theirs] = await lookTogether(engine, real, ids);
		const apart = [...theirs].flatMap(([name, figures]) => differences(name, ours.get(name), figures));
		if (apart.length === 0 || turn === 8) {
			return {ours, apart};
		}
	}
}

async function lookTogether(
	engine: Engine,
	{docker}: RealEngine,
	ids: ReadonlyMap<string, ContainerId>,
): Promise<[Map<string, Sample>, Map<string, Figures>]> {
	const before = await readAll(engine, ids);
	const theirs = docker('stats', '--no-stream', '--format={{json .}}', ...ids.keys());
	const figures = new Map((await theirs).split('\n').map(line => parseFigures(line)));
	const after = await readAll(engine, ids);
	return [new Map([...after].map(([name, next]) => [name, toSample(before.get(name), next)])), figures];
}

async function readAll(engine: Engine, ids: ReadonlyMap<string, ContainerId>): Promise<Map<string, Reading>> {
	const readings = await Promise.all(
		[...ids].map(async ([name, id]) => [name, await engine.read(id, never)] as const),
	);
	return new Map(readings.filter((entry): entry is [string, Reading] => entry[1] !== undefined));
}

async function sampleOf(engine: Engine, id: ContainerId): Promise<Sample> {
	let previous: Reading | undefined;
	for await (const reading of engine.readings(id, never)) {
		if (previous) {
			return toSample(previous, reading);
		}

		previous = reading;
	}

	throw new Error('the stream ended');
}

function parseFigures(line: string): [string, Figures] {
	const {Name, CPUPerc, MemUsage, PIDs} = JSON.parse(line) as Record<string, string>;
	const [used, limit] = (MemUsage ?? '').split(' / ');
	const memoryBytes = parseBytes(used);
	const limitBytes = parseBytes(limit);
	return [
		Name ?? '',
		{cpuPercent: Number.parseFloat(CPUPerc ?? ''), memoryBytes, limitBytes, pids: Number(PIDs)},
	];
}

function parseBytes(text = ''): number {
	const power = ['B', 'KiB', 'MiB', 'GiB'].indexOf(text.replace(/^[\d.]+/, ''));
	return Number.parseFloat(text) * 1024 ** power;
}

/** Two points of CPU, two per cent of memory: what midwatch promises. */
function differences(name: string, sample: Sample | undefined, docker: Figures): readonly string[] {
	const isNear = (ours: number | undefined, theirs: number) =>
		ours !== undefined && Math.abs(ours - theirs) <= theirs * 0.02;
	return [
		Math.abs((sample?.cpuPercent ?? Number.NaN) - docker.cpuPercent) <= 2 || 'cpuPercent',
		isNear(sample?.memoryBytes, docker.memoryBytes) || 'memoryBytes',
		isNear(sample?.memoryLimitBytes, docker.limitBytes) || 'memoryLimitBytes',
		sample?.pids === docker.pids || 'pids',
	]
		.filter(wrong => wrong !== true)
		.map(figure => `${name}: ${figure} ours ${JSON.stringify(sample)}, docker's ${JSON.stringify(docker)}`);
}
