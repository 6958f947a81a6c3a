import {safe} from '../../text/safe-text.js';
import {listIn} from '../parse/expect-answer.js';
import {
	parseNode,
	parseService,
	parseTask,
	withIds,
	type Service,
	type SwarmNode,
	type Task,
} from '../parse/parse-swarm.js';
import type {Client} from '../transport/client.js';
import {EngineError} from '../transport/engine-error.js';

/** What a manager knows of its swarm, of one moment. */
export type SwarmLook = {
	readonly services: readonly Service[];
	readonly tasks: readonly Task[];
	readonly nodes: readonly SwarmNode[];
};

export type Swarm = {
	/** Asked of a manager: any other engine refuses. */
	readonly look: (signal: AbortSignal) => Promise<SwarmLook>;
};

/** A manager that has lost the others says nothing for long. */
const timeoutMs = 4000;

export function swarmCalls({docker}: Client): Swarm {
	return {
		async look(signal) {
			const manager = docker(signal, timeoutMs);
			try {
				const [services, tasks, nodes] = await Promise.all([
					manager.listServices({status: true}),
					manager.listTasks(),
					manager.listNodes(),
				]);
				return {
					services: withIds(listIn(services, safe`services`), parseService),
					tasks: withIds(listIn(tasks, safe`tasks`), parseTask),
					nodes: withIds(listIn(nodes, safe`nodes`), parseNode),
				};
			} catch (error) {
				throw withoutQuorum(error);
			}
		},
	};
}

/** Managers decide by a majority: those that are left of too few say so, or nothing at all. */
function withoutQuorum(error: unknown): unknown {
	const isLeaderless =
		error instanceof EngineError &&
		(error.kind === 'silent' || /does not have a leader|deadline exceeded/.test(error.words));
	return isLeaderless
		? new EngineError(
				error.kind,
				safe`the swarm's managers have no quorum: nothing can be changed, and what runs goes on (${error.words})`,
			)
		: error;
}
