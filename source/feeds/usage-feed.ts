import type {Engine} from '../engine/engine.js';
import {keyedSampler} from '../engine/keyed-engine.js';
import {chooseSampler, createEngineSampler} from '../engine/samplers/choose-sampler.js';
import type {Sampler} from '../engine/samplers/sampler.js';
import {toSample} from '../engine/samplers/to-sample.js';
import type {ContainerId, Reading} from '../engine/types.js';
import {wait} from '../util/wait.js';
import type {State} from '../store/state.js';
import type {Feed, FeedContext} from './feed.js';
import {firstPace, nextPace} from './usage-pace.js';
import {usageTargets} from './usage-targets.js';

const periodMs = 1000;
/** On a slow line nobody sees more. */
const slowPeriodMs = 5000;
/** The first pass opens all the files: the first frame goes before it. */
const afterFirstFrameMs = 100;

type MakeSampler = (context: FeedContext) => Sampler;

/** CPU, memory, traffic and pids of every running container: one fact a pass, a pass a second, on the second. */
export const usage = createUsageFeed(samplerFor);

export function samplerFor({engine, getState}: Pick<FeedContext, 'engine' | 'getState'>): Sampler {
	const {unkeyed} = engine;
	const {host, place} = getState().fleet.connection;
	return unkeyed && place > 0
		? keyedSampler(samplerBeside(unkeyed.engine, host?.memoryBytes), unkeyed.keys)
		: engine.address.link
			? createEngineSampler(engine)
			: chooseSampler(engine, host?.memoryBytes);
}

/** Beside other engines an id in this machine's cgroup tree proves nothing of an engine elsewhere: it may be a clone's. */
function samplerBeside(engine: Engine, hostMemoryBytes: number | undefined): Sampler {
	return engine.address.url.startsWith('unix://')
		? chooseSampler(engine, hostMemoryBytes)
		: createEngineSampler(engine);
}

export function createUsageFeed(makeSampler: MakeSampler): Feed<number> {
	return {
		name: 'usage',
		settleMs: afterFirstFrameMs,
		wants: ({fleet: {connection, containers}}) =>
			containers.isKnown && (connection.status === 'up' || connection.status === 'silent')
				? [connection.generation]
				: [],
		keyOf: String,
		async run(_generation, context, signal) {
			const sampler = makeSampler(context);
			const take = createTaker(sampler, context, signal);
			let pace = firstPace;
			try {
				while (!signal.aborted) {
					const startedAtMs = Date.now();
					await take();
					const currentMs = basePeriodMs(context.getState()) * pace.factor;
					const lateMs = await waitForTick(startedAtMs, currentMs, signal);
					pace = nextPace(pace, currentMs, lateMs);
				}
			} finally {
				sampler.close();
			}
		},
	};
}

function basePeriodMs({view}: State): number {
	return view.screen.isSlow ? slowPeriodMs : periodMs;
}

/**
 * Until the clock shows a whole number of periods, and at least half a period after the last pass began: less
 * makes a poor CPU figure. A pass that took longer skips ticks. Returns how late it woke.
 */
async function waitForTick(startedAtMs: number, currentMs: number, signal: AbortSignal): Promise<number> {
	const nowMs = Date.now();
	const soonestMs = Math.max(nowMs + 1, startedAtMs + currentMs / 2);
	// The clock may have been set back meanwhile.
	const delayMs = Math.min(Math.ceil(soonestMs / currentMs) * currentMs - nowMs, 2 * currentMs);
	const dueAtMs = performance.now() + delayMs;
	await wait(delayMs, signal);
	return performance.now() - dueAtMs;
}

/** One pass: read, compare with the pass before, tell. */
function createTaker(sampler: Sampler, {dispatch, getState}: FeedContext, signal: AbortSignal) {
	let previous: ReadonlyMap<ContainerId, Reading> = new Map();
	return async () => {
		const targets = usageTargets(getState());
		const readings = await sampler.read(targets, signal);
		if (signal.aborted) {
			return;
		}

		const samples = [...readings].map(([id, reading]) => [id, toSample(previous.get(id), reading)] as const);
		previous = new Map(
			targets.flatMap(({id}) => {
				const reading = readings.get(id) ?? previous.get(id);
				return reading ? [[id, reading] as const] : [];
			}),
		);
		dispatch({type: 'usage/sampled', samples, atMs: Date.now()});
		dispatch({type: 'usage/failed', problem: sampler.problem?.()});
	};
}
