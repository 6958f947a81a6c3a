import type {IncomingMessage} from 'node:http';
import type {ContainerCreateOptions} from 'dockerode';
import {safe, safeText} from '../../text/safe-text.js';
import type {Engine} from '../engine.js';
import type {Client} from '../transport/client.js';
import {EngineError} from '../transport/engine-error.js';
import {notAnEngine} from '../transport/fault-words.js';
import {checkId, inspectIn, listIn, nothingIn, objectIn} from '../parse/expect-answer.js';
import {asArray, asNumber, asObject, asString} from '../parse/json-fields.js';
import {parseContainers, parseSizes} from '../parse/parse-container.js';
import {parseDetails} from '../parse/parse-details.js';
import {parseStats} from '../parse/parse-stats.js';
import type {ContainerId, Limits} from '../types.js';

/** The engine walks every container's files to find their sizes. */
const walkTimeoutMs = 120_000;
/** Longer than any container is waited for in one sitting. */
const dayMs = 24 * 60 * 60_000;
/** Stopping waits for the container's own timeout, which its image may have set to minutes. */
const patienceMs = 15 * 60_000;

export function containerReads({docker}: Client) {
	const inspect: Engine['inspect'] = async (id, signal) =>
		inspectIn(await docker(signal).getContainer(id).inspect(), id, 'Id', safe`a container`);
	return {
		inspect,
		list: async signal => parseContainers(await docker(signal).listContainers({all: true})),
		async sizes(signal) {
			const asked = {all: true, size: true};
			const answer: unknown = await docker(signal, walkTimeoutMs).listContainers(asked);
			return parseSizes(listIn(answer, safe`containers`));
		},
		details: async (id, signal) => parseDetails(await inspect(id, signal)),
		async read(id, signal) {
			return parseStats(await docker(signal).getContainer(id).stats({stream: false, 'one-shot': true}));
		},
		wait: async (id, signal) => exitStatusIn(await docker(signal, dayMs).getContainer(id).wait()),
		async changes(id, signal) {
			return listIn(await docker(signal).getContainer(id).changes(), safe`changes`).map(entry => {
				const {Kind: kind, Path: path} = asObject(entry);
				return {kind: changeKinds[asNumber(kind) ?? 0] ?? 'changed', path: safeText(asString(path))};
			});
		},
		archive: async (id, path, signal) =>
			(await docker(signal).getContainer(id).getArchive({path})) as IncomingMessage,
	} satisfies Partial<Engine>;
}

/** 304 is an EngineError of kind `noop`, 404 of kind `gone`. */
export function containerChanges({docker}: Client) {
	const patiently = (id: ContainerId, signal: AbortSignal) => docker(signal, patienceMs).getContainer(id);
	return {
		start: async (id, signal) => nothingIn(await patiently(id, signal).start()),
		stop: async (id, signal) => nothingIn(await patiently(id, signal).stop()),
		restart: async (id, signal) => nothingIn(await patiently(id, signal).restart()),
		kill: async (id, name, signal) => nothingIn(await patiently(id, signal).kill({signal: name})),
		pause: async (id, signal) => nothingIn(await patiently(id, signal).pause()),
		unpause: async (id, signal) => nothingIn(await patiently(id, signal).unpause()),
		remove: async (id, {force, volumes}, signal) =>
			nothingIn(await patiently(id, signal).remove({force, v: volumes})),
		rename: async (id, name, signal) => nothingIn(await docker(signal).getContainer(id).rename({name})),
		async update(id, limits, signal) {
			const answer: unknown = await docker(signal).getContainer(id).update(updateBody(limits));
			const {Warnings: warnings} = objectIn(answer, safe`that of an update`);
			return asArray(warnings).map(warning => safeText(asString(warning), 500));
		},
		async connect(id, network, settings, signal) {
			const joined = docker(signal).getNetwork(encodeURIComponent(network));
			nothingIn(await joined.connect({Container: id, EndpointConfig: settings}));
		},
		async create(name, spec, signal) {
			const named = {...spec, name: name === '' ? undefined : name} as ContainerCreateOptions;
			return checkId((await docker(signal).createContainer(named)).id, safe`container`) as ContainerId;
		},
	} satisfies Partial<Engine>;
}

const changeKinds = ['changed', 'added', 'deleted'] as const;

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
