import {createPatientCalls} from '../../util/patient-calls.js';
import type {Engine} from '../engine.js';
import type {ContainerId, Reading} from '../types.js';
import type {Sampler} from './sampler.js';
import {createTurns, type Budget} from './sample-turns.js';

/** Twenty calls a second add about 2 % of a core to dockerd, containerd and the shims. */
export const oneShotBudget: Budget = {shown: 60, calls: 20, others: 2, round: 60, newcomers: 40};
/** A pass ends before the next is due: figures of a container that hangs must not keep the others' waiting. */
const limits = {atOnce: 8, most: 16, slowMs: 300, passMs: 900};

/** Asks the engine for one reading a call. What comes after its pass is told by the next. */
export function createOneShotSampler(engine: Pick<Engine, 'read'>, budget = oneShotBudget): Sampler {
	const turns = createTurns(budget);
	const closed = new AbortController();
	let readings = new Map<ContainerId, Reading>();
	const calls = createPatientCalls(async (id: ContainerId) => {
		const reading = await readQuietly(engine, id, closed.signal);
		turns.took(id, reading, performance.now());
		if (reading) {
			readings.set(id, reading);
		}
	});
	return {
		name: () => 'engine, in turn',
		async read(targets, signal) {
			const free = targets.filter(({id}) => calls.isFree(id));
			const picked = turns.pick(free, performance.now()).map(({id}) => id);
			await calls.pass(picked, limits, signal);
			const taken = readings;
			readings = new Map();
			return taken;
		},
		close: () => closed.abort(),
	};
}

/** A container that has just gone, or an engine in trouble: no figure this time. The connection feed tells of the latter. */
export async function readQuietly(
	engine: Pick<Engine, 'read'>,
	id: ContainerId,
	signal: AbortSignal,
): Promise<Reading | undefined> {
	try {
		return await engine.read(id, signal);
	} catch {
		return undefined;
	}
}
