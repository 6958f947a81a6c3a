import type {IncomingMessage} from 'node:http';
import {safeText, type SafeText} from '../lib/safe-text.js';
import type {Caller} from './call.js';
import {asArray, asNumber, asObject, asString} from './json-fields.js';
import type {ContainerId} from './types.js';

/** `docker update`: what is left out stays as it is. */
export type Limits = {
	readonly restartPolicy?: {readonly name: string; readonly maximumRetries?: number};
	readonly memoryBytes?: number;
	readonly cpuCores?: number;
};

export type FileChange = {readonly kind: 'changed' | 'added' | 'deleted'; readonly path: SafeText};

/** The body of POST /containers/create, as the Engine API's documentation gives it. */
export type ContainerSpec = Readonly<Record<string, unknown>>;

export type AroundContainer = {
	readonly rename: (id: ContainerId, name: string, signal: AbortSignal) => Promise<void>;
	readonly update: (id: ContainerId, limits: Limits, signal: AbortSignal) => Promise<void>;
	/** Resolves with the exit code when the container stops. */
	readonly wait: (id: ContainerId, signal: AbortSignal) => Promise<number>;
	readonly changes: (id: ContainerId, signal: AbortSignal) => Promise<readonly FileChange[]>;
	/** A tar of one path. */
	readonly archive: (id: ContainerId, path: string, signal: AbortSignal) => Promise<IncomingMessage>;
	readonly create: (name: string, spec: ContainerSpec, signal: AbortSignal) => Promise<ContainerId>;
};

/** Longer than any container is waited for in one sitting. */
const dayMs = 24 * 60 * 60_000;

const changeKinds = ['changed', 'added', 'deleted'] as const;

export function aroundContainer({json, stream}: Caller): AroundContainer {
	return {
		async rename(id, name, signal) {
			await json({method: 'POST', path: `/containers/${id}/rename`, query: {name}, signal});
		},
		async update(id, limits, signal) {
			await json({method: 'POST', path: `/containers/${id}/update`, body: updateBody(limits), signal});
		},
		async wait(id, signal) {
			const answer = await json({method: 'POST', path: `/containers/${id}/wait`, signal, timeoutMs: dayMs});
			return asNumber(asObject(answer)['StatusCode']) ?? 0;
		},
		async changes(id, signal) {
			return asArray(await json({path: `/containers/${id}/changes`, signal})).map(entry => {
				const {Kind: kind, Path: path} = asObject(entry);
				return {kind: changeKinds[asNumber(kind) ?? 0] ?? 'changed', path: safeText(asString(path))};
			});
		},
		archive: async (id, path, signal) => stream({path: `/containers/${id}/archive`, query: {path}, signal}),
		async create(name, spec, signal) {
			const query = {name: name === '' ? undefined : name};
			const answer = await json({method: 'POST', path: '/containers/create', query, body: spec, signal});
			return asString(asObject(answer)['Id']) as ContainerId;
		},
	};
}

function updateBody({restartPolicy, memoryBytes, cpuCores}: Limits): object {
	return {
		...(restartPolicy && {
			RestartPolicy: {Name: restartPolicy.name, MaximumRetryCount: restartPolicy.maximumRetries ?? 0},
		}),
		// Swap goes with it, or the engine refuses a limit above what was set. Twice as much in all is what `run -m` gives.
		...(memoryBytes !== undefined && {Memory: memoryBytes, MemorySwap: 2 * memoryBytes}),
		...(cpuCores !== undefined && {NanoCpus: Math.round(cpuCores * 1e9)}),
	};
}
