import {expect, test, vi} from 'vitest';
import type {Engine} from '../../source/engine/engine.js';
import {createCgroupSampler} from '../../source/engine/samplers/cgroup-sampler.js';
import {createEngineSampler} from '../../source/engine/samplers/choose-sampler.js';
import type {Sampler, SampleTarget} from '../../source/engine/samplers/sampler.js';
import {toSample} from '../../source/engine/samplers/to-sample.js';
import type {ContainerId, Sample} from '../../source/engine/types.js';
import {never} from '../helpers/contract-engine.js';
import {patienceMs, type RealEngine} from '../helpers/real-engine.js';
import {eachRealEngine, useRealEngine} from '../helpers/real-engines.js';

// However the figures come, they are the same: from the cgroup files, from the engine, from docker's own CLI.

const loop = 'while :; do :; done';
const fleet = {
	busy: [loop, '--cpus=0.2'],
	limited: ['exec sleep 100000', '--memory=64m'],
	writer: ['dd if=/dev/zero of=/data bs=1M count=8 conv=fsync; echo written; exec sleep 100000'],
	frozen: [loop, '--cpus=0.2'],
} as const satisfies Record<string, readonly [string, ...string[]]>;
type Name = keyof typeof fleet;
const names = Object.keys(fleet) as Name[];

eachRealEngine('the %s engine', kind => {
	let real: RealEngine;
	let engine: Engine;
	let ways: Ways;
	useRealEngine(kind, async (...started) => {
		[real, engine] = started;
		await Promise.all(
			Object.entries(fleet).map(async ([name, [script, ...flags]]) => real.run(name, script, ...flags)),
		);
		await real.pause('frozen');
		while (!(await real.docker('logs', 'writer')).includes('written'));
		ways = await measure(real, engine);
		// On a machine with much else to do, the ways don't measure the same seconds: another time, they do.
		for (let tries = 0; tries < 5 && names.some(name => differs(ways, name)); tries++) {
			ways = await measure(real, engine);
		}
	});

	test.each(names)('%s: CPU within a point, of the CLI within two', name => {
		const {files, printed} = ways.of(name);
		expect(files.cpuPercent).toBeDefined();
		expect(cpuGap(ways, name)).toBeLessThan(1);
		expect(Math.abs(files.cpuPercent! - printed.cpuPercent)).toBeLessThan(2);
	});

	test('a paused container uses no CPU, a busy one what its quota gives', () => {
		expect(ways.of('frozen').files.cpuPercent).toBe(0);
		expect(ways.of('busy').files.cpuPercent).toBeGreaterThan(10);
		expect(ways.of('busy').files.throttledPercent).toBeGreaterThan(50);
	});

	test.each(['limited', 'writer', 'frozen'] as const)('%s: the same memory, limit and pids', name => {
		const {files, asked} = ways.of(name);
		expect(files.memoryLimitBytes).toBe(asked.memoryLimitBytes);
		expect(files.pids).toBe(asked.pids);
		expect(files.onlineCpus).toBe(asked.onlineCpus);
		expect(files.memoryAnonBytes).toBe(asked.memoryAnonBytes);
		expect(files.memoryFileBytes).toBe(asked.memoryFileBytes);
		expect(Math.abs(files.memoryBytes! / asked.memoryBytes! - 1)).toBeLessThan(0.02);
		expect(memoryGap(ways, name)).toBeLessThan(0.02);
	});

	test('the limit is what was set, or the host’s memory', async () => {
		const {memoryBytes} = await engine.info(never);
		expect(ways.of('limited').files.memoryLimitBytes).toBe(64 * 2 ** 20);
		expect(ways.of('writer').files.memoryLimitBytes).toBe(memoryBytes);
	});

	test('bytes written to disk are counted alike', async () => {
		const [files, asked] = await readBoth(ways.samplers, ways.targets);
		const id = ways.idOf('writer');
		expect(files.get(id)?.diskWrittenBytes).toBe(asked.get(id)?.diskWrittenBytes);
		expect(files.get(id)?.diskReadBytes).toBe(asked.get(id)?.diskReadBytes);
	});

	test('files kept open keep no container from being removed, and started again it is read again', async () => {
		const id = (await real.run('brief', 'exec sleep 100000')) as ContainerId;
		const target = {id, hasOwnNetwork: false, isOnScreen: true};
		const read = async () => (await ways.samplers.files.read([target], never)).get(id);
		await vi.waitFor(async () => expect((await read())?.pids).toBe(1), {timeout: patienceMs});
		await real.docker('kill', 'brief');
		expect(await read()).toBeUndefined();
		await real.docker('start', 'brief');
		await ways.samplers.files.read([], never);
		// What starts it is among its processes for a moment.
		await vi.waitFor(async () => expect((await read())?.pids).toBe(1), {timeout: patienceMs});
		await real.docker('rm', '--force', 'brief');
		expect(await read()).toBeUndefined();
	});
});

type Printed = {readonly cpuPercent: number; readonly memoryBytes: number};
type Ways = {
	readonly samplers: {readonly files: Sampler; readonly asked: Sampler};
	readonly targets: readonly SampleTarget[];
	readonly idOf: (name: Name) => ContainerId;
	readonly of: (name: Name) => {readonly files: Sample; readonly asked: Sample; readonly printed: Printed};
};

/** Of what is measured in different moments, and steady: a container that only just began isn't yet. */
function differs(ways: Ways, name: Name): boolean {
	return cpuGap(ways, name) >= 1 || (name !== 'busy' && memoryGap(ways, name) >= 0.02);
}

/** As a part, between the kernel's files and the CLI. */
function memoryGap(ways: Ways, name: Name): number {
	const {files, printed} = ways.of(name);
	return Math.abs(files.memoryBytes! / printed.memoryBytes - 1);
}

/** In points, between the kernel's files and the engine. */
function cpuGap(ways: Ways, name: Name): number {
	const {files, asked} = ways.of(name);
	return Math.abs(files.cpuPercent! - asked.cpuPercent!);
}

/** Two readings each way, the CLI's own two seconds of measuring between them. */
async function measure({docker}: RealEngine, engine: Engine): Promise<Ways> {
	const list = await engine.list(never);
	const {memoryBytes} = await engine.info(never);
	const targets = list.map(({id}) => ({id, hasOwnNetwork: false, isOnScreen: true}));
	const samplers = {
		files: createCgroupSampler({hostMemoryBytes: memoryBytes}),
		asked: createEngineSampler(engine),
	};
	await readBoth(samplers, targets);
	const [firstFiles, firstAsked] = await readBoth(samplers, targets);
	const printed = await printedStats(docker);
	const [files, asked] = await readBoth(samplers, targets);
	const idOf = (name: Name) => list.find(container => container.name === name)!.id;
	return {
		samplers,
		targets,
		idOf,
		of(name) {
			const id = idOf(name);
			return {
				files: toSample(firstFiles.get(id), files.get(id)!),
				asked: toSample(firstAsked.get(id), asked.get(id)!),
				printed: printed.get(name)!,
			};
		},
	};
}

/** Both at the same time; a streaming sampler's pass is over when every container's frame has come. */
async function readBoth({files, asked}: Ways['samplers'], targets: readonly SampleTarget[]) {
	const answers = await asked.read(targets, never);
	for (let tries = 0; answers.size < targets.length && tries < 100; tries++) {
		await new Promise(resolve => {
			setTimeout(resolve, 50);
		});
		for (const [id, reading] of await asked.read(targets, never)) {
			answers.set(id, reading);
		}
	}

	return [await files.read(targets, never), answers] as const;
}

async function printedStats(docker: RealEngine['docker']): Promise<ReadonlyMap<string, Printed>> {
	const lines = await docker('stats', '--no-stream', '--format', '{{.Name}} {{.CPUPerc}} {{.MemUsage}}');
	return new Map(
		lines.split('\n').map(line => {
			const [name = '', cpu = '', memory = ''] = line.split(' ');
			return [name, {cpuPercent: Number.parseFloat(cpu), memoryBytes: toBytes(memory)}];
		}),
	);
}

function toBytes(text: string): number {
	const units = {B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30};
	const [, number, unit] = /^([\d.]+)(\w+)$/.exec(text) ?? [];
	return Number(number) * units[unit as keyof typeof units];
}
