import type {Credentials} from './address/docker-credentials.js';
import {containerChanges, containerReads} from './api/container-calls.js';
import {diskCalls} from './api/disk-calls.js';
import {eventStream, statsStream} from './api/event-streams.js';
import {execCalls} from './api/exec-calls.js';
import {hostCalls} from './api/host-calls.js';
import {identifyCall} from './api/identify.js';
import {imageCalls} from './api/image-calls.js';
import {logStream} from './api/log-stream.js';
import {networkCalls} from './api/network-calls.js';
import {processTable} from './api/process-table.js';
import {swarmCalls} from './api/swarm-calls.js';
import {volumeCalls} from './api/volume-calls.js';
import type {Engine} from './engine.js';
import {podmanEngine} from './podman/podman-engine.js';
import {createProduct} from './podman/product.js';
import {createClient, type ClientOptions} from './transport/client.js';
import {createEngineClock} from './transport/engine-clock.js';
import type {Address} from './types.js';

type EngineOptions = Pick<ClientOptions, 'isReadOnly'> & {
	/** Who asks registries, when images are pulled or searched. */
	readonly credentials?: Credentials;
};

const noCredentials: Credentials = async () => ({});

/** An engine that speaks Docker's API at that address. Nothing is sent until something is asked. */
export function createDockerEngine(
	address: Address,
	{isReadOnly, credentials = noCredentials}: EngineOptions = {},
): Engine {
	const {client, clock, product} = openClient(address, isReadOnly);
	const images = imageCalls(client, credentials);
	const volumes = volumeCalls(client);
	const networks = networkCalls(client);
	const engine: Engine = {
		address,
		...hostCalls(client, clock),
		clockOffsetMs: clock.offsetMs,
		identify: identifyCall(client, {
			image: images.inspect,
			volume: volumes.inspect,
			network: networks.inspect,
		}),
		...containerReads(client),
		...containerChanges(client),
		readings: (id, signal) => statsStream(client, id, signal),
		events: (since, signal, onOpen) => eventStream(client, {since, onOpen}, signal),
		pastEvents: (since, until, signal) => eventStream(client, {since, until}, signal),
		top: processTable(client, () => product.podman() !== undefined),
		logs: (id, options, signal) => logStream(client.raw, {id, options}, signal),
		...execCalls(client),
		images,
		volumes,
		networks,
		disk: diskCalls(client),
		swarm: swarmCalls(client),
		requests: client.requests,
		close: client.close,
	};
	return podmanEngine(engine, client, product);
}

/** Of every answer it is heard what time it is there, and who answers. */
function openClient(address: Address, isReadOnly: boolean | undefined) {
	const clock = createEngineClock();
	const product = createProduct();
	const client = createClient(address, {
		isReadOnly,
		onHeaders(headers, exchange) {
			clock.sawDate(headers.date, exchange);
			product.sawHeaders(headers);
		},
	});
	return {client, clock, product};
}
