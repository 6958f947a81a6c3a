import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {createCgroupSampler} from '../../../../source/engine/samplers/cgroup-sampler.js';
import {chooseSampler, createEngineSampler} from '../../../../source/engine/samplers/choose-sampler.js';
import {createOneShotSampler} from '../../../../source/engine/samplers/one-shot-sampler.js';
import type {Sampler, SampleTarget} from '../../../../source/engine/samplers/sampler.js';
import {createStreamSampler} from '../../../../source/engine/samplers/stream-sampler.js';
import type {ContainerId, Reading} from '../../../../source/engine/types.js';
import {createCountingEngine, idNumber} from '../../../helpers/counting-engine.js';
import {cgroupV1, ids, makeMachine, target} from '../../../helpers/machine-tree.js';

const [one, two] = ids;
const {signal} = new AbortController();

beforeEach(() => {
	vi.useFakeTimers({toFake: ['performance', 'setTimeout', 'clearTimeout']});
});
afterEach(() => {
	vi.useRealTimers();
});

const nowMs = () => performance.now();
const fleet = (size: number, shown: number): SampleTarget[] =>
	Array.from({length: size}, (_, index) => target(idNumber(index), {isOnScreen: index < shown}));

async function readFor(seconds: number, sampler: Sampler, targets: readonly SampleTarget[]) {
	for (let second = 0; second < seconds; second++) {
		await sampler.read(targets, signal);
		vi.advanceTimersByTime(1000);
	}
}

describe('on the containers’ own machine', () => {
	test('the engine is not asked at all', async () => {
		const machine = makeMachine({...cgroupV1(`docker/${one}`), ...cgroupV1(`docker/${two}`)});
		const engine = createCountingEngine(nowMs);
		const sampler = chooseSampler(engine, 1e9, createCgroupSampler({root: machine.root}));
		await readFor(60, sampler, [target(one), target(two)]);
		expect(engine.calls).toEqual([]);
		expect(sampler.name()).toBe('cgroup files');
		sampler.close();
		machine.destroy();
	});

	test('it is asked only for the containers that the files don’t show', async () => {
		const machine = makeMachine(cgroupV1(`docker/${one}`));
		const engine = createCountingEngine(nowMs);
		const sampler = chooseSampler(engine, 1e9, createCgroupSampler({root: machine.root}));
		const readings = await sampler.read([target(one), target(two)], signal);
		expect([...readings.keys()].sort()).toEqual([one, two]);
		expect(new Set(engine.calls)).toEqual(new Set([two]));
		sampler.close();
		machine.destroy();
	});
});

test('files of rows on the screen are read each second, of the others each fifth at the latest', async () => {
	const passes: ContainerId[][] = [];
	const reading = {atMs: 0} as Reading;
	const files: Sampler = {
		name: () => 'cgroup files',
		async read(targets) {
			passes.push(targets.filter(({isDue}) => isDue).map(({id}) => id));
			return new Map(passes.at(-1)?.map(id => [id, reading]));
		},
		close() {},
	};
	const engine = createCountingEngine(nowMs);
	const targets = fleet(100, 18);
	await readFor(20, chooseSampler(engine, 1e9, files), targets);
	expect(engine.calls).toEqual([]);
	const later = passes.slice(2);
	for (const pass of later) {
		expect(pass).toEqual(expect.arrayContaining(targets.slice(0, 18).map(({id}) => id)));
		expect(pass.length).toBeLessThanOrEqual(18 + 17);
	}

	for (const [index] of later.slice(4).entries()) {
		expect(new Set(later.slice(index, index + 5).flat()).size).toBe(100);
	}
});

describe('where one call is quick', () => {
	test('at most 1,400 requests in the first minute at 100 containers, 20 a second afterwards, 8 at once', async () => {
		const engine = createCountingEngine(nowMs);
		const sampler = createEngineSampler(engine);
		await readFor(60, sampler, fleet(100, 18));
		expect(engine.calls.length).toBeLessThanOrEqual(1400);
		const before = engine.calls.length;
		await readFor(60, sampler, fleet(100, 18));
		expect(engine.calls.length - before).toBeLessThanOrEqual(20 * 60);
		expect(engine.mostAtOnce()).toBeLessThanOrEqual(8);
		expect(sampler.name()).toBe('engine, in turn');
	});

	test('a container that has gone, and an engine that fails, leave the other readings alone', async () => {
		const engine = createCountingEngine(nowMs, id => (id === idNumber(1) ? undefined : 0.1));
		const read = async (id: ContainerId, aborted: AbortSignal) => {
			if (id === idNumber(2)) {
				throw new Error('the socket hung up');
			}

			return engine.read(id, aborted);
		};
		const readings = await createEngineSampler({...engine, read}).read(fleet(4, 4), signal);
		expect([...readings.keys()]).toEqual([idNumber(0), idNumber(3)]);
	});
});

/** Containers of these numbers hang until they are given up. */
function engineWithSick(...sick: readonly number[]) {
	const engine = createCountingEngine(nowMs);
	const ill = new Set(sick.map(idNumber));
	const read: typeof engine.read = async (id, aborted) => {
		if (!ill.has(id)) {
			return engine.read(id, aborted);
		}

		engine.calls.push(id);
		return new Promise(resolve => {
			const timer = setTimeout(() => resolve(undefined), 10_000);
			aborted.addEventListener('abort', () => {
				clearTimeout(timer);
				resolve(undefined);
			});
		});
	};
	return {...engine, read};
}

/** The ids that figures came of in each pass, a pass a second, and how long the longest pass took. */
async function passes(seconds: number, sampler: Sampler, targets: readonly SampleTarget[]) {
	const came: Array<readonly ContainerId[]> = [];
	let longestMs = 0;
	for (let second = 0; second < seconds; second++) {
		const startedAtMs = nowMs();
		let isOver = false;
		const pass = sampler.read(targets, signal).then(readings => {
			came.push([...readings.keys()]);
			isOver = true;
		});
		while (!isOver) {
			await vi.advanceTimersByTimeAsync(10);
		}

		await pass;
		longestMs = Math.max(longestMs, nowMs() - startedAtMs);
		await vi.advanceTimersByTimeAsync(Math.max(0, 1000 - (nowMs() - startedAtMs)));
	}

	return {came, longestMs};
}

describe('where the stats of some containers hang', () => {
	test.each([
		['one', [0]],
		['ten', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
	])('%s of them: the others have figures every second', async (_, sick) => {
		const engine = engineWithSick(...sick);
		const sampler = createEngineSampler(engine);
		const targets = fleet(20, 20);
		// The first that are asked may all hang: it takes a while to see how fast the engine is.
		await passes(5, sampler, targets);
		const {came, longestMs} = await passes(60, sampler, targets);
		const well = targets.map(({id}) => id).slice(sick.length);
		const lacking = came.filter(ids => well.some(id => !ids.includes(id)));
		// Each time that the sick are asked again, the others may come a pass late.
		expect(lacking.length).toBeLessThanOrEqual(sick.length > 1 ? 8 : 0);
		expect(longestMs).toBeLessThan(1000);
		const inVain = engine.calls.filter(id => !well.includes(id)).length;
		expect(inVain / sick.length).toBeLessThanOrEqual(6);
		sampler.close();
	});

	test('what comes late is told by the next pass', async () => {
		const engine = createCountingEngine(nowMs);
		const read: typeof engine.read = async (id, aborted) => {
			if (id === idNumber(1)) {
				await new Promise(resolve => {
					setTimeout(resolve, 1200);
				});
			}

			return engine.read(id, aborted);
		};
		const sampler = createOneShotSampler({read});
		const {came} = await passes(3, sampler, fleet(2, 2));
		expect(came[0]).toEqual([idNumber(0)]);
		expect(came[2]).toContain(idNumber(1));
		sampler.close();
	});
});

describe('where one call takes a second (20.10)', () => {
	test('shown rows are streamed', async () => {
		const engine = createCountingEngine(nowMs);
		const read = async (id: ContainerId, aborted: AbortSignal) => {
			vi.advanceTimersByTime(1000);
			return engine.read(id, aborted);
		};
		const sampler = createEngineSampler({...engine, read});
		await sampler.read(fleet(30, 5), signal);
		expect(sampler.name()).toBe('engine, streams');
		expect(engine.openStreams()).toEqual(new Set(fleet(5, 5).map(({id}) => id)));
		await engine.tick();
		const readings = await sampler.read(fleet(30, 5), signal);
		expect([...readings.keys()]).toEqual(expect.arrayContaining(fleet(5, 5).map(({id}) => id)));
		sampler.close();
	});

	test('a stream ends some seconds after its row has left the screen, and all end on close', async () => {
		const engine = createCountingEngine(nowMs);
		const sampler = createStreamSampler(engine);
		await sampler.read(fleet(10, 3), signal);
		expect(engine.openStreams().size).toBe(3);
		const scrolled = fleet(10, 3).map(row => ({...row, isOnScreen: !row.isOnScreen}));
		for (let pass = 0; pass < 7; pass++) {
			await sampler.read(scrolled, signal);
			await engine.tick();
		}

		expect(engine.openStreams()).toEqual(
			new Set(
				fleet(10, 0)
					.slice(3)
					.map(({id}) => id),
			),
		);
		sampler.close();
		await engine.tick();
		expect(engine.openStreams().size).toBe(0);
	});

	test('a stream that the engine ends is opened again, and the others come in turn, four calls at once', async () => {
		const engine = createCountingEngine(nowMs);
		let streams = 0;
		const readings: typeof engine.readings = async function* (id, aborted) {
			streams++;
			yield* streams === 1 ? [] : engine.readings(id, aborted);
		};
		const sampler = createStreamSampler({...engine, readings});
		await sampler.read(fleet(30, 1), signal);
		await engine.tick();
		expect(engine.calls).toHaveLength(4);
		await sampler.read(fleet(30, 1), signal);
		await engine.tick();
		expect(streams).toBe(2);
		expect(engine.openStreams()).toEqual(new Set([idNumber(0)]));
		expect(engine.mostAtOnce()).toBeLessThanOrEqual(4);
		sampler.close();
	});

	test('no more than 40 streams, however many rows are marked', async () => {
		const engine = createCountingEngine(nowMs);
		const sampler = createStreamSampler(engine);
		await sampler.read(fleet(300, 300), signal);
		expect(engine.openStreams().size).toBe(40);
		sampler.close();
	});
});
