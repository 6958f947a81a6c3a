import type {SwarmLook} from '../../engine/api/swarm-calls.js';
import type {Service, SwarmNode, Task} from '../../engine/parse/parse-swarm.js';
import {safe, type SafeText} from '../../text/safe-text.js';

/** What is wrong with a service: the gravest first decides where it stands. 0: nothing. */
export type ServiceTrouble = {readonly severity: number; readonly words?: SafeText};

type ServiceFacts = {
	readonly service: Service;
	/** The newest first. */
	readonly tasks: readonly Task[];
	readonly nodes: ReadonlyMap<string, SwarmNode>;
	/** By the engine's clock. */
	readonly nowMs: number;
};

/** Failures of longer ago are no loop. */
const loopMs = 10 * 60_000;

/** The tasks of each service, the newest first, and the nodes by their ids. */
export function factsOf({services, tasks, nodes}: SwarmLook, nowMs: number): readonly ServiceFacts[] {
	const newest = tasks.toSorted((a, b) => (b.createdAtMs ?? 0) - (a.createdAtMs ?? 0));
	const byService = Map.groupBy(newest, ({serviceId}) => serviceId);
	const byId = new Map(nodes.map(node => [node.id, node]));
	return services.map(service => ({service, tasks: byService.get(service.id) ?? [], nodes: byId, nowMs}));
}

/** Why a service isn't as it should be, in the words of the task that failed. */
export function troubleOfService(facts: ServiceFacts): ServiceTrouble {
	const {service, tasks} = facts;
	const {running = 0, desired = 0} = service;
	const lacking = isJob(service) ? 0 : desired - running;
	const rollout = rolloutTrouble(facts);
	const failed = tasks.find(({error}) => error !== undefined);
	const again = failuresOf(facts);
	if (rollout) {
		return {...rollout, severity: rollout.severity + (lacking > 0 ? 5 : 0)};
	}

	if (lacking > 0) {
		const words = failed?.error ?? wordsOfYoungest(tasks);
		return {severity: running === 0 ? 90 : 80, words: words && loopWords(again, words)};
	}

	const newest = tasks.find(({state}) => isBad(state));
	if (isJob(service) && newest && (service.completed ?? 0) < desired) {
		return {severity: 70, words: newest.error ?? newest.message};
	}

	const down = tasks.find(task => task.desired === 'running' && nodeOf(facts, task)?.state === 'down');
	return again > 1
		? {severity: 60, words: loopWords(again, failed?.error ?? safe`failed`)}
		: down
			? {severity: 50, words: safe`a task is on ${nodeOf(facts, down)!.name}, which is down`}
			: {severity: 0};
}

export function isJob({mode}: Pick<Service, 'mode'>): boolean {
	return mode.endsWith('job');
}

export function isBad(state: SafeText): boolean {
	return state === 'failed' || state === 'rejected' || state === 'orphaned';
}

const stops: Readonly<Record<string, Required<ServiceTrouble>>> = {
	paused: {severity: 85, words: safe`update paused`},
	rollback_paused: {severity: 86, words: safe`rollback paused`},
	rollback_started: {severity: 75, words: safe`rolling back`},
	rollback_completed: {severity: 40, words: safe`rolled back`},
};

/** A rollout that stopped, or went back, with the error of the task that made it so. */
function rolloutTrouble({service: {rollout}, tasks}: ServiceFacts): ServiceTrouble | undefined {
	const culprit = tasks.find(({id}) => id === rollout?.culprit);
	// A swarm remembers five tasks of a slot: the culprit may be forgotten, and then its like tells.
	const error = culprit?.error ?? tasks.find(task => isBad(task.state))?.error;
	const because = error === undefined ? safe`` : safe`: ${error}`;
	const stop = stops[rollout?.state ?? ''];
	return stop && {severity: stop.severity, words: safe`${stop.words}${because}`};
}

/** `restarted ×4: task: non-zero exit (3)`: how often first, since a long error is cut. */
function loopWords(again: number, error: SafeText): SafeText {
	return again > 1 ? safe`restarted ×${again}: ${error}` : error;
}

/** Tasks of one slot that failed of late: the most of any slot. */
function failuresOf({tasks, nowMs}: ServiceFacts): number {
	const failed = tasks.filter(({state, atMs = 0}) => isBad(state) && atMs > nowMs - loopMs);
	const bySlot = Map.groupBy(failed, ({slot, nodeId}) => slot ?? nodeId);
	return Math.max(0, ...[...bySlot.values()].map(({length}) => length));
}

/** Where nothing failed: what the youngest that should run is at. */
function wordsOfYoungest(tasks: readonly Task[]): SafeText | undefined {
	const young = tasks.find(({state, desired}) => desired === 'running' && state !== 'running');
	return young && safe`${young.state}: ${young.message}`;
}

function nodeOf({nodes}: ServiceFacts, {nodeId}: Task): SwarmNode | undefined {
	return nodes.get(nodeId ?? '');
}
