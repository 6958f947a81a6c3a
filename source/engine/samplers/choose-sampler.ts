import {wait} from '../../util/wait.js';
import type {SafeText} from '../../text/safe-text.js';
import {isRefusal} from '../transport/engine-error.js';
import type {Engine} from '../engine.js';
import type {ContainerId, Reading} from '../types.js';
import {createCgroupSampler} from './cgroup-sampler.js';
import {createOneShotSampler, readQuietly} from './one-shot-sampler.js';
import type {Sampler, SampleTarget} from './sampler.js';
import {createStreamSampler} from './stream-sampler.js';
import {createTurns, type Budget} from './sample-turns.js';

/** Files cost next to nothing, but those of rows that nobody sees needn't be read each second. */
const fileBudget: Budget = {
	shown: Number.POSITIVE_INFINITY,
	calls: 0,
	others: 10,
	round: 5,
	newcomers: Number.POSITIVE_INFINITY,
};

/** A one-shot call takes 1 ms on newer engines, about a second on 20.10. */
const slowCallMs = 300;

/**
 * Takes each container's figures the cheapest way there is: from this machine's own cgroup files when it
 * runs here, else from the engine. No setting tells which: an id in the cgroup tree is proof enough.
 */
export function chooseSampler(
	engine: Pick<Engine, 'read' | 'readings'>,
	hostMemoryBytes: number | undefined,
	files = createCgroupSampler({hostMemoryBytes}),
): Sampler {
	const asked = createEngineSampler(engine);
	const turns = createTurns(fileBudget);
	let local = new Set<ContainerId>();
	let remote = 0;
	return {
		name: () => (local.size >= remote ? files.name() : asked.name()),
		async read(targets, signal) {
			const nowMs = performance.now();
			const due = new Set(turns.pick(targets, nowMs).map(({id}) => id));
			const isDue = ({id}: SampleTarget) => due.has(id) || !local.has(id);
			const readings = await files.read(
				targets.map(target => ({...target, isDue: isDue(target)})),
				signal,
			);
			due.forEach(id => turns.took(id, readings.get(id), nowMs));
			const others = targets.filter(target => isDue(target) && !readings.has(target.id));
			const notHere = new Set(others.map(({id}) => id));
			local = new Set(targets.map(({id}) => id).filter(id => !notHere.has(id)));
			remote = notHere.size;
			if (others.length > 0 && !signal.aborted) {
				for (const [id, reading] of await asked.read(others, signal)) {
					readings.set(id, reading);
				}
			}

			return readings;
		},
		problem: () => (remote > 0 ? asked.problem?.() : undefined),
		close() {
			files.close();
			asked.close();
		},
	};
}

/** One-shot calls or streams, decided by how long the first call takes. */
export function createEngineSampler(given: Pick<Engine, 'read' | 'readings'>): Sampler {
	const {engine, problem} = hearRefusals(given);
	const oneShot = createOneShotSampler(engine);
	const closed = new AbortController();
	let chosen: Sampler | undefined;
	let tried = 0;
	return {
		name: () => (chosen ?? oneShot).name(),
		problem,
		async read(targets, signal) {
			if (!chosen && targets.length > 0) {
				// None of the first may be well: the next time it is others' turn.
				const candidates = [...targets].sort((a, b) => Number(b.isOnScreen) - Number(a.isOnScreen));
				const from = tried % candidates.length;
				tried += triedAtOnce;
				const ids = candidates.slice(from, from + triedAtOnce).map(({id}) => id);
				const tookMs = await timeFirst(engine, ids, AbortSignal.any([closed.signal, signal]));
				chosen =
					tookMs === undefined ? undefined : tookMs > slowCallMs ? createStreamSampler(engine) : oneShot;
			}

			return chosen?.read(targets, signal) ?? new Map<ContainerId, Reading>();
		},
		close() {
			closed.abort();
			chosen?.close();
		},
	};
}

/** The samplers take every failure for a figure that is missing. A refusal is of all figures, and worth a word. */
function hearRefusals(engine: Pick<Engine, 'read' | 'readings'>) {
	let problem: SafeText | undefined;
	const read: Engine['read'] = async (id, signal) => {
		try {
			const reading = await engine.read(id, signal);
			problem = undefined;
			return reading;
		} catch (error) {
			problem = isRefusal(error) ? error.words : problem;
			throw error;
		}
	};

	const readings: Engine['readings'] = (id, signal) => engine.readings(id, signal);
	return {engine: {read, readings}, problem: () => problem};
}

/** Some containers hang: the first that answers tells how fast the engine is. */
const triedAtOnce = 3;
/** Slow engines take two seconds. */
const firstPatienceMs = 4000;

/** How long the first reading took to come (ms). Undefined when none came: that tells nothing of the others. */
async function timeFirst(
	engine: Pick<Engine, 'read'>,
	ids: readonly ContainerId[],
	signal: AbortSignal,
): Promise<number | undefined> {
	const startedAtMs = performance.now();
	const over = new AbortController();
	const either = AbortSignal.any([signal, over.signal]);
	const asked = ids.map(async id => {
		if (!(await readQuietly(engine, id, either))) {
			throw new Error('no reading');
		}
	});
	const isTimed = await Promise.race([
		Promise.any(asked).then(
			() => true,
			() => false,
		),
		wait(firstPatienceMs, either).then(() => false),
	]);
	over.abort();
	return isTimed ? performance.now() - startedAtMs : undefined;
}
