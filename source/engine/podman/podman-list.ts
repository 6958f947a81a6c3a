import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {asArray, asObject, asString} from '../parse/json-fields.js';
import type {Network} from '../api/network-calls.js';
import type {Client} from '../transport/client.js';
import {isLoss} from '../transport/engine-error.js';
import type {Container, ContainerId, Health} from '../types.js';

/** What only Podman's own list tells: Docker's has no pods, and Podman leaves health out of its status words. */
type Own = {readonly health?: Health; readonly pod?: SafeText; readonly isInfra: boolean};

const unitLabel = 'PODMAN_SYSTEMD_UNIT';

const healthWords: Readonly<Record<string, Health>> = {
	healthy: 'healthy',
	unhealthy: 'unhealthy',
	starting: 'starting',
};

/** Of all containers, or of one. Where a proxy lets none of it through, nothing is known. */
export async function podmanList(
	{dial}: Client,
	signal: AbortSignal,
	id?: ContainerId,
): Promise<ReadonlyMap<string, Own>> {
	const options = {all: true, ...(id !== undefined && {filters: {id: [id]}})};
	try {
		const answer = await dial({method: 'GET', path: '/v4.0.0/libpod/containers/json?', options}, signal);
		return new Map(asArray(answer).map(entry => [asString(asObject(entry)['Id']), parseOwn(entry)]));
	} catch (error) {
		if (isLoss(error)) {
			throw error;
		}

		return new Map();
	}
}

function parseOwn(entry: unknown): Own {
	const {Status: status, PodName: pod, IsInfra: isInfra} = asObject(entry);
	return {
		health: healthWords[asString(status).toLowerCase()],
		pod: asString(pod) === '' ? undefined : safeText(asString(pod), 300),
		isInfra: isInfra === true,
	};
}

/** A pod is a group, as a project is. */
export function withPodmanFacts(container: Container, own: Own | undefined, isRootless: boolean): Container {
	const {[unitLabel]: unit} = container.labels;
	return {
		...container,
		...(own && {
			health: container.state === 'running' ? own.health : undefined,
			project: container.project ?? own.pod,
		}),
		...(own?.isInfra && {isInfra: true}),
		...(unit !== undefined && unit !== '' && {unit: {name: unit, isOfUser: isRootless}}),
	};
}

/** Its default network is `podman`, to its containers too: only the list that is like Docker's says `bridge`. */
export function withPodmanName(network: Network): Network {
	return network.name === 'bridge' ? {...network, name: safe`podman`} : network;
}
