import {aroundContainer} from './api/container-extras.js';
import {createCaller, type CallerOptions} from './transport/call.js';
import {containerActions} from './api/container-actions.js';
import {diskDoor} from './api/disk-use.js';
import type {Credentials} from './address/docker-credentials.js';
import type {Engine} from './engine.js';
import {createEngineClock} from './transport/engine-clock.js';
import {execDoor} from './api/exec.js';
import {hostDoor} from './api/host-info.js';
import {imagesDoor} from './api/image-calls.js';
import {logStream} from './api/log-stream.js';
import {networksDoor} from './api/network-calls.js';
import {identifier, inspectContainer} from './api/identify.js';
import {parseContainers} from './parse/parse-container.js';
import {parseDetails} from './parse/parse-details.js';
import {parseStats} from './parse/parse-stats.js';
import {processTable} from './api/process-table.js';
import {eventStream, statsStream} from './api/event-streams.js';
import type {Address} from './types.js';
import {volumesDoor} from './api/volume-calls.js';

export type EngineOptions = Pick<CallerOptions, 'isReadOnly'> & {
	/** Who asks registries, when images are pulled or searched. */
	readonly credentials?: Credentials;
};

const noCredentials: Credentials = async () => ({});

/** An engine that speaks Docker's API at that address. Nothing is sent until something is asked. */
export function createDockerEngine(
	address: Address,
	{isReadOnly, credentials = noCredentials}: EngineOptions = {},
): Engine {
	const clock = createEngineClock();
	const caller = createCaller(address, {isReadOnly, onDate: clock.sawDate});
	return {
		address,
		...hostDoor(caller, clock),
		clockOffsetMs: clock.offsetMs,
		async list(signal) {
			return parseContainers(await caller.json({path: '/containers/json', query: {all: true}, signal}));
		},
		details: async (id, signal) => parseDetails(await inspectContainer(caller, id, signal)),
		inspect: async (id, signal) => inspectContainer(caller, id, signal),
		identify: identifier(caller),
		async read(id, signal) {
			const query = {stream: false, 'one-shot': true};
			return parseStats(await caller.json({path: `/containers/${id}/stats`, query, signal}));
		},
		readings: (id, signal) => statsStream(caller, id, signal),
		events: (since, signal, onOpen) => eventStream(caller, {since, onOpen}, signal),
		top: processTable(caller),
		logs: (id, options, signal) => logStream(caller.raw, id, options, signal),
		...containerActions(caller),
		...aroundContainer(caller),
		...execDoor(caller),
		images: imagesDoor(caller, credentials),
		volumes: volumesDoor(caller),
		networks: networksDoor(caller),
		disk: diskDoor(caller),
		requests: caller.requests,
		close: caller.close,
	};
}
