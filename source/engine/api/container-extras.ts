import type {IncomingMessage} from 'node:http';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Caller} from '../transport/call.js';
import {EngineError} from '../transport/engine-error.js';
import {notAnEngine} from '../transport/answer-errors.js';
import {idIn, listIn, objectIn} from '../parse/expect-answer.js';
import {asArray, asNumber, asObject, asString} from '../parse/json-fields.js';
import type {ContainerId} from '../types.js';

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
	/** Resolves with the engine's warnings: what it took and can't do. */
	readonly update: (id: ContainerId, limits: Limits, signal: AbortSignal) => Promise<readonly SafeText[]>;
	/** Resolves with the exit code when the container stops. */
	readonly wait: (id: ContainerId, signal: AbortSignal) => Promise<number>;
	readonly changes: (id: ContainerId, signal: AbortSignal) => Promise<readonly FileChange[]>;
	/** A tar of one path. */
	readonly archive: (id: ContainerId, path: string, signal: AbortSignal) => Promise<IncomingMessage>;
	/** Connects it to one more network, with the settings that the create API takes for one. */
	readonly connect: (
		id: ContainerId,
		network: string,
		settings: ContainerSpec,
		signal: AbortSignal,
	) => Promise<void>;
	readonly create: (name: string, spec: ContainerSpec, signal: AbortSignal) => Promise<ContainerId>;
};

/** Longer than any container is waited for in one sitting. */
const dayMs = 24 * 60 * 60_000;

const changeKinds = ['changed', 'added', 'deleted'] as const;

export function aroundContainer({json, done, stream}: Caller): AroundContainer {
	return {
		async rename(id, name, signal) {
			await done({method: 'POST', path: `/containers/${id}/rename`, query: {name}, signal});
		},
		async update(id, limits, signal) {
			const body = updateBody(limits);
			const answer = await json({method: 'POST', path: `/containers/${id}/update`, body, signal});
			const {Warnings: warnings} = objectIn(answer, safe`that of an update`);
			return asArray(warnings).map(warning => safeText(asString(warning), 500));
		},
		async wait(id, signal) {
			const answer = await json({method: 'POST', path: `/containers/${id}/wait`, signal, timeoutMs: dayMs});
			return exitStatusIn(answer);
		},
		async changes(id, signal) {
			return listIn(await json({path: `/containers/${id}/changes`, signal}), safe`changes`).map(entry => {
				const {Kind: kind, Path: path} = asObject(entry);
				return {kind: changeKinds[asNumber(kind) ?? 0] ?? 'changed', path: safeText(asString(path))};
			});
		},
		archive: async (id, path, signal) => stream({path: `/containers/${id}/archive`, query: {path}, signal}),
		async connect(id, network, settings, signal) {
			const path = `/networks/${encodeURIComponent(network)}/connect`;
			await done({method: 'POST', path, body: {Container: id, EndpointConfig: settings}, signal});
		},
		async create(name, spec, signal) {
			const query = {name: name === '' ? undefined : name};
			const answer = await json({method: 'POST', path: '/containers/create', query, body: spec, signal});
			return idIn(answer, safe`container`) as ContainerId;
		},
	};
}

/** No status, or an error beside it, is no exit status 0. */
function exitStatusIn(answer: unknown): number {
	const {StatusCode: status, Error: error} = asObject(answer);
	const words = asString(asObject(error)['Message']) || asString(error);
	if (words !== '') {
		throw new EngineError('failed', safeText(words, 1000));
	}

	const code = asNumber(status);
	if (code === undefined) {
		throw notAnEngine(safe`the engine's answer has no exit status`);
	}

	return code;
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
