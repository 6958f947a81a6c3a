import {mapLimit} from '../../lib/limit.js';
import type {Engine} from '../engine.js';
import type {ContainerId, Reading} from '../types.js';
import type {Sampler} from './sampler.js';
import {createTurns, type Budget} from './turns.js';

/** Twenty calls a second add about 2 % of a core to dockerd, containerd and the shims. */
export const oneShotBudget: Budget = {shown: 60, calls: 20, others: 2, round: 60, newcomers: 40};
const atOnce = 8;

/** Asks the engine for one reading a call; each pass ends when its calls have. */
export function createOneShotSampler(engine: Pick<Engine, 'read'>, budget = oneShotBudget): Sampler {
	const turns = createTurns(budget);
	return {
		name: () => 'engine, in turn',
		async read(targets, signal) {
			const readings = new Map<ContainerId, Reading>();
			await mapLimit(turns.pick(targets, performance.now()), atOnce, async ({id}) => {
				const reading = signal.aborted ? undefined : await readQuietly(engine, id, signal);
				turns.took(id, reading, performance.now());
				if (reading) {
					readings.set(id, reading);
				}
			});
			return readings;
		},
		close() {},
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
