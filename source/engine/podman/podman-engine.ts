import type {Engine} from '../engine.js';
import type {Client} from '../transport/client.js';
import {logStream} from '../api/log-stream.js';
import {EngineError} from '../transport/engine-error.js';
import type {ContainerId, EngineEvent, HostInfo} from '../types.js';
import {lacksOf, restartGently, updateWhole} from './podman-changes.js';
import {translateEvents} from './podman-events.js';
import {swapDirections, noFiguresError} from './podman-figures.js';
import {podmanTimes} from './podman-times.js';
import {podmanList, withPodmanFacts, withPodmanName} from './podman-list.js';
import type {Product} from './product.js';

/**
 * Podman speaks Docker's API with differences, some of which would do harm. All of them are here and in the files
 * beside: the calls as Podman wants them, where it is Podman that answers.
 */
export function podmanEngine(docker: Engine, client: Client, product: Product): Engine {
	let host: HostInfo | undefined;
	const engine: Engine = {
		...docker,
		async info(signal) {
			host = await docker.info(signal);
			const podman = product.podman();
			return podman ? {...host, isPodman: true, lacks: lacksOf(podman)} : host;
		},
	};
	return {
		...engine,
		...podmanReads(engine, {client, product, host: () => host}),
		logs: (id, options, signal) =>
			product.podman()
				? logStream(client.raw, {id, options, writeTimes: podmanTimes}, signal)
				: docker.logs(id, options, signal),
		...podmanChanges(engine, client, product),
	};
}

type Asked = {
	readonly client: Client;
	readonly product: Product;
	readonly host: () => HostInfo | undefined;
};

function podmanReads(
	docker: Engine,
	{client, product: {podman: answering}, host}: Asked,
): Pick<Engine, 'list' | 'events' | 'pastEvents' | 'read' | 'networks'> {
	async function* translate(events: AsyncIterable<EngineEvent>, signal: AbortSignal) {
		const podman = answering();
		const askHealth = async (id: ContainerId) => (await podmanList(client, signal, id)).get(id)?.health;
		yield* podman ? translateEvents(events, podman, askHealth) : events;
	}

	return {
		async list(signal) {
			const containers = await docker.list(signal);
			if (!answering()) {
				return containers;
			}

			const own = await podmanList(client, signal);
			return containers.map(container =>
				withPodmanFacts(container, own.get(container.id), host()?.isRootless === true),
			);
		},
		events: (since, signal, onOpen) => translate(docker.events(since, signal, onOpen), signal),
		pastEvents: (since, until, signal) => translate(docker.pastEvents(since, until, signal), signal),
		async read(id, signal) {
			const podman = answering();
			const problem = podman && noFiguresError(host());
			if (problem) {
				throw problem;
			}

			const reading = await docker.read(id, signal);
			return podman ? swapDirections(reading, podman) : reading;
		},
		networks: {
			...docker.networks,
			async list(signal) {
				const networks = await docker.networks.list(signal);
				return answering() ? networks.map(network => withPodmanName(network)) : networks;
			},
		},
	};
}

function podmanChanges(docker: Engine, client: Client, product: Product): Pick<Engine, 'restart' | 'update'> {
	/** Before something is changed, it is known who is asked for it. */
	const known = async (signal: AbortSignal) => {
		if (!product.isKnown()) {
			await docker.ping(signal);
		}

		return product.podman();
	};

	return {
		restart: async (id, signal) =>
			(await known(signal)) ? restartGently(client, id, signal) : docker.restart(id, signal),
		async update(id, limits, signal) {
			const podman = await known(signal);
			if (!podman) {
				return docker.update(id, limits, signal);
			}

			const {update: lack} = lacksOf(podman);
			if (lack !== undefined) {
				throw new EngineError('refused', lack);
			}

			return updateWhole(client, docker.inspect, {id, limits}, signal);
		},
	};
}
