import {openText} from '../../text/secrets.js';
import {safeText, type SafeText} from '../../text/safe-text.js';
import {asArray, asNumber, asObject, asObjects, asString, asTimeMs, type Json} from './json-fields.js';

export type Service = {
	readonly id: string;
	readonly name: SafeText;
	readonly stack?: SafeText;
	/** Counts its changes: one made by an older revision is refused. */
	readonly revision: number;
	readonly mode: 'replicated' | 'global' | 'replicated job' | 'global job';
	/** Of what can be scaled. */
	readonly replicas?: number;
	/** It can be rolled back. */
	readonly hasPrevious: boolean;
	readonly running?: number;
	readonly desired?: number;
	/** Of a job. */
	readonly completed?: number;
	readonly image: SafeText;
	readonly constraints: readonly SafeText[];
	readonly rollout?: Rollout;
};

/** Its latest update, or the way back from it. */
type Rollout = {
	/** `updating`, `paused`, `completed`, `rollback_started`, … */
	readonly state: SafeText;
	readonly message: SafeText;
	/** The task that stopped it, as the message names it. */
	readonly culprit?: string;
};

export type Task = {
	readonly id: string;
	readonly serviceId: string;
	/** Missing where the service has one on each node. */
	readonly slot?: number;
	readonly nodeId?: string;
	readonly state: SafeText;
	readonly desired: SafeText;
	/** What went wrong, whole. */
	readonly error?: SafeText;
	readonly message: SafeText;
	readonly exitCode?: number;
	readonly containerId?: string;
	readonly createdAtMs?: number;
	/** When its state was told last. */
	readonly atMs?: number;
	readonly image: SafeText;
	readonly reservedCores: number;
	readonly reservedBytes: number;
};

export type SwarmNode = {
	readonly id: string;
	readonly revision: number;
	readonly name: SafeText;
	readonly role: SafeText;
	readonly availability: SafeText;
	readonly state: SafeText;
	readonly message: SafeText;
	readonly isLeader: boolean;
	/** Of a manager. */
	readonly reachability?: SafeText;
	readonly address: SafeText;
	readonly version: SafeText;
	readonly platform: SafeText;
	readonly cores?: number;
	readonly memoryBytes?: number;
};

/** One entry of GET /services?status=true. */
export function parseService(raw: Json): Service {
	const spec = asObject(raw['Spec']);
	const template = asObject(spec['TaskTemplate']);
	const status = asObject(raw['ServiceStatus']);
	return {
		id: asString(raw['ID']),
		name: safeText(asString(spec['Name']), 300),
		stack: known(asObject(spec['Labels'])['com.docker.stack.namespace']),
		revision: revisionOf(raw),
		mode: modeOf(asObject(spec['Mode'])),
		replicas: asNumber(asObject(asObject(spec['Mode'])['Replicated'])['Replicas']),
		hasPrevious: raw['PreviousSpec'] !== undefined && raw['PreviousSpec'] !== null,
		running: asNumber(status['RunningTasks']),
		desired: asNumber(status['DesiredTasks']),
		completed: asNumber(status['CompletedTasks']),
		image: imageOf(template),
		constraints: asArray(asObject(template['Placement'])['Constraints']).map(one => safeText(asString(one))),
		rollout: rolloutOf(asObject(raw['UpdateStatus'])),
	};
}

function modeOf(mode: Json): Service['mode'] {
	return mode['Global']
		? 'global'
		: mode['ReplicatedJob']
			? 'replicated job'
			: mode['GlobalJob']
				? 'global job'
				: 'replicated';
}

/** Without the digest, which swarm pins behind the tag. */
function imageOf(template: Json): SafeText {
	return safeText(
		asString(asObject(template['ContainerSpec'])['Image']).replace(/(?<=.)@sha256:[\da-f]+$/, ''),
	);
}

function rolloutOf(status: Json): Rollout | undefined {
	const message = asString(status['Message']);
	const state = known(status['State']);
	return state && {state, message: openText(message), culprit: /\btask ([\da-z]{25})\b/.exec(message)?.[1]};
}

/** One entry of GET /tasks. */
export function parseTask(raw: Json): Task {
	const status = asObject(raw['Status']);
	const container = asObject(status['ContainerStatus']);
	const spec = asObject(raw['Spec']);
	const reserved = asObject(asObject(spec['Resources'])['Reservations']);
	const error = asString(status['Err']);
	return {
		id: asString(raw['ID']),
		serviceId: asString(raw['ServiceID']),
		slot: asNumber(raw['Slot']) || undefined,
		nodeId: asString(raw['NodeID']) || undefined,
		state: safeText(asString(status['State'])),
		desired: safeText(asString(raw['DesiredState'])),
		error: error === '' ? undefined : openText(error, 2000),
		message: openText(asString(status['Message'])),
		exitCode: asNumber(container['ExitCode']),
		containerId: asString(container['ContainerID']) || undefined,
		createdAtMs: asTimeMs(raw['CreatedAt']),
		atMs: asTimeMs(status['Timestamp']),
		image: imageOf(spec),
		reservedCores: (asNumber(reserved['NanoCPUs']) ?? 0) / 1e9,
		reservedBytes: asNumber(reserved['MemoryBytes']) ?? 0,
	};
}

/** One entry of GET /nodes. */
export function parseNode(raw: Json): SwarmNode {
	const spec = asObject(raw['Spec']);
	const status = asObject(raw['Status']);
	const told = asObject(raw['Description']);
	const platform = asObject(told['Platform']);
	const resources = asObject(told['Resources']);
	const manager = asObject(raw['ManagerStatus']);
	const id = asString(raw['ID']);
	return {
		id,
		revision: revisionOf(raw),
		name: known(told['Hostname']) ?? safeText(id),
		role: safeText(asString(spec['Role'])),
		availability: safeText(asString(spec['Availability'])),
		state: safeText(asString(status['State'])),
		message: openText(asString(status['Message'])),
		isLeader: manager['Leader'] === true,
		reachability: known(manager['Reachability']),
		address: safeText(asString(status['Addr'])),
		version: safeText(asString(asObject(told['Engine'])['EngineVersion'])),
		platform: safeText(`${asString(platform['OS'])}/${asString(platform['Architecture'])}`),
		cores: perBillion(asNumber(resources['NanoCPUs'])),
		memoryBytes: asNumber(resources['MemoryBytes']),
	};
}

function revisionOf(raw: Json): number {
	return asNumber(asObject(raw['Version'])['Index']) ?? -1;
}

function perBillion(count: number | undefined): number | undefined {
	return count === undefined ? undefined : count / 1e9;
}

function known(value: unknown): SafeText | undefined {
	const text = safeText(asString(value), 300);
	return text === '' ? undefined : text;
}

/** What has no id of swarm's could neither be told from others nor acted on. */
export function withIds<Item extends {readonly id: string}>(
	answer: readonly unknown[],
	parse: (raw: Json) => Item,
): readonly Item[] {
	return asObjects(answer)
		.map(raw => parse(raw))
		.filter(({id}) => /^[\da-z]{25}$/.test(id));
}
