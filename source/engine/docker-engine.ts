import {aroundContainer} from './around-container.js';
import {createCaller, type CallerOptions} from './call.js';
import {containerActions} from './container-actions.js';
import {diskDoor} from './disk-use.js';
import type {Engine} from './engine.js';
import {execDoor} from './exec.js';
import {imagesDoor} from './images.js';
import {logStream} from './log-stream.js';
import {networksDoor} from './networks.js';
import {parseContainers} from './parse-container.js';
import {parseDetails} from './parse-details.js';
import {parseInfo} from './parse-info.js';
import {parseStats} from './parse-stats.js';
import {processTable} from './process-table.js';
import {eventStream, statsStream} from './streams.js';
import type {Address} from './types.js';
import {volumesDoor} from './volumes.js';

const pingTimeoutMs = 2000;

/** An engine that speaks Docker's API at that address. Nothing is sent until something is asked. */
export function createDockerEngine(address: Address, options: CallerOptions = {}): Engine {
	const caller = createCaller(address, options);
	return {
		address,
		async ping(signal) {
			const body = await caller.stream({path: '/_ping', signal, timeoutMs: pingTimeoutMs});
			body.resume();
		},
		async info(signal) {
			const [info, version] = await Promise.all([
				caller.json({path: '/info', signal}),
				caller.json({path: '/version', signal}),
			]);
			return parseInfo(info, version);
		},
		async list(signal) {
			return parseContainers(await caller.json({path: '/containers/json', query: {all: true}, signal}));
		},
		details: async (id, signal) => parseDetails(await caller.json({path: `/containers/${id}/json`, signal})),
		inspect: async (id, signal) => caller.json({path: `/containers/${id}/json`, signal}),
		async read(id, signal) {
			const query = {stream: false, 'one-shot': true};
			return parseStats(await caller.json({path: `/containers/${id}/stats`, query, signal}));
		},
		readings: (id, signal) => statsStream(caller, id, signal),
		events: (since, signal) => eventStream(caller, since, signal),
		top: processTable(caller),
		logs: (id, options, signal) => logStream(caller.raw, id, options, signal),
		...containerActions(caller),
		...aroundContainer(caller),
		...execDoor(caller),
		images: imagesDoor(caller),
		volumes: volumesDoor(caller),
		networks: networksDoor(caller),
		disk: diskDoor(caller),
		requests: caller.requests,
		close: caller.close,
	};
}
