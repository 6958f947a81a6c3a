import {safe} from '../../text/safe-text.js';
import {listIn, nothingIn, objectIn} from '../parse/expect-answer.js';
import {asNumber, asObject, type Json} from '../parse/json-fields.js';
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
	readonly scale: (id: string, revision: number, replicas: number, signal: AbortSignal) => Promise<void>;
	/** Replaces all tasks, though nothing has changed. */
	readonly forceUpdate: (id: string, revision: number, signal: AbortSignal) => Promise<void>;
	readonly rollBack: (id: string, revision: number, signal: AbortSignal) => Promise<void>;
	readonly remove: (id: string, revision: number, signal: AbortSignal) => Promise<void>;
	readonly setAvailability: (
		id: string,
		revision: number,
		availability: string,
		signal: AbortSignal,
	) => Promise<void>;
};

/** A manager that has lost the others says nothing for long. */
const timeoutMs = 4000;

export function swarmCalls(client: Client): Swarm {
	const {docker} = client;
	return {
		...swarmChanges(client),
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
				safe`the swarm's managers have no quorum (${error.words})`,
				safe`what runs goes on, nothing can be changed`,
			)
		: error;
}

/**
 * Changes to the swarm's objects. Each names the revision that the user has seen: what has changed since is left
 * as it is, and the error says so.
 */
function swarmChanges({docker}: Client): Omit<Swarm, 'look'> {
	const updateService = async (
		id: string,
		revision: number,
		change: (spec: Json) => Json,
		signal: AbortSignal,
		how: object = {},
	): Promise<void> => {
		const service = docker(signal).getService(id);
		const spec = specOf(await service.inspect(), revision);
		await sequenced(async () => service.update({...change(spec), ...how, version: revision}));
	};

	return {
		scale: async (id, revision, replicas, signal) =>
			updateService(
				id,
				revision,
				spec => ({
					...spec,
					Mode: {Replicated: {...asObject(asObject(spec['Mode'])['Replicated']), Replicas: replicas}},
				}),
				signal,
			),
		forceUpdate: async (id, revision, signal) => updateService(id, revision, forced, signal),
		rollBack: async (id, revision, signal) =>
			updateService(id, revision, spec => spec, signal, {rollback: 'previous'}),
		async remove(id, revision, signal) {
			const service = docker(signal).getService(id);
			specOf(await service.inspect(), revision);
			nothingIn(await service.remove());
		},
		async setAvailability(id, revision, availability, signal) {
			const node = docker(signal).getNode(id);
			const spec = specOf(await node.inspect(), revision);
			await sequenced(async () => node.update({...spec, Availability: availability, version: revision}));
		},
	};
}

function forced(spec: Json): Json {
	const template = asObject(spec['TaskTemplate']);
	return {...spec, TaskTemplate: {...template, ForceUpdate: (asNumber(template['ForceUpdate']) ?? 0) + 1}};
}

function changedSince(): EngineError {
	return new EngineError('changed', safe`it was changed since then: look at it again`);
}

/** What it is made by, of the revision that the user has seen. */
function specOf(answer: unknown, revision: number): Json {
	const raw = objectIn(answer, safe`an object of a swarm`);
	if (asNumber(asObject(raw['Version'])['Index']) !== revision) {
		throw changedSince();
	}

	return asObject(raw['Spec']);
}

async function sequenced(change: () => Promise<unknown>): Promise<void> {
	try {
		await change();
	} catch (error) {
		const isLate = error instanceof EngineError && error.words.includes('update out of sequence');
		throw isLate ? changedSince() : error;
	}
}
