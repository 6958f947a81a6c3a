import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Engine} from '../engine.js';
import {nothingIn, objectIn} from '../parse/expect-answer.js';
import {asArray, asNumber, asObject, asString, type Json} from '../parse/json-fields.js';
import {parseDetails} from '../parse/parse-details.js';
import type {Client} from '../transport/client.js';
import {EngineError} from '../transport/engine-error.js';
import type {ContainerId, Details, HostInfo, Limits} from '../types.js';
import type {Podman} from './product.js';

/** Docker's own default, and Podman's. */
const stopTimeoutSeconds = 10;
const patienceMs = 15 * 60_000;
const periodUs = 100_000;

/** Without a time it kills at once; its own `podman restart` waits. */
export async function restartGently({docker}: Client, id: ContainerId, signal: AbortSignal): Promise<void> {
	const {Config: config} = asObject(await docker(signal).getContainer(id).inspect());
	const t = asNumber(asObject(config)['StopTimeout']) ?? stopTimeoutSeconds;
	nothingIn(await docker(signal, patienceMs).getContainer(id).restart({t}));
}

/** What this Podman's API hasn't got, and why. */
export function lacksOf({version, major}: Podman): NonNullable<HostInfo['lacks']> {
	return major < 5
		? {update: safe`Podman ${safeText(version, 40)} has no update in its API: Podman 5 has`}
		: {};
}

/**
 * Podman takes an update for all that a container has: without a restart policy it sets `no`. Cores are taken as a
 * quota only, and what isn't understood is a success as well, so that what has become of it is looked at.
 */
export async function updateWhole(
	{docker}: Client,
	inspect: Engine['inspect'],
	{id, limits}: {readonly id: ContainerId; readonly limits: Limits},
	signal: AbortSignal,
): Promise<readonly SafeText[]> {
	const before = hostConfigOf(await inspect(id, signal));
	const answer: unknown = await docker(signal).getContainer(id).update(bodyOf(limits, before));
	const {Warnings: warnings} = objectIn(answer, safe`that of an update`);
	const after = await inspect(id, signal);
	if (!hasTaken(limits, parseDetails(after), hostConfigOf(after))) {
		throw new EngineError('failed', safe`Podman said that it was done, and has not done it`);
	}

	return asArray(warnings).map(warning => safeText(asString(warning), 500));
}

function hostConfigOf(inspected: unknown): Json {
	return asObject(asObject(inspected)['HostConfig']);
}

function bodyOf({restartPolicy, memoryBytes, cpuCores}: Limits, before: Json): object {
	return {
		RestartPolicy: restartPolicy
			? {Name: restartPolicy.name, MaximumRetryCount: restartPolicy.maximumRetries ?? 0}
			: before['RestartPolicy'],
		...(memoryBytes !== undefined && {Memory: memoryBytes, MemorySwap: 2 * memoryBytes}),
		...(cpuCores !== undefined && {CpuPeriod: periodUs, CpuQuota: Math.round(cpuCores * periodUs)}),
	};
}

function hasTaken({restartPolicy, memoryBytes, cpuCores}: Limits, details: Details, host: Json): boolean {
	const policy = asString(asObject(host['RestartPolicy'])['Name']) || 'no';
	return (
		(restartPolicy === undefined || policy === restartPolicy.name) &&
		(memoryBytes === undefined || details.memoryLimitBytes === memoryBytes) &&
		(cpuCores === undefined || Math.abs((details.cpuLimitCores ?? 0) - cpuCores) < 0.01)
	);
}
