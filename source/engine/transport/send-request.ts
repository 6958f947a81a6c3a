import http, {type Agent, type ClientRequest, type IncomingMessage} from 'node:http';
import type {Duplex} from 'node:stream';
import type {EngineRequest} from './engine-request.js';
import type {Address} from '../types.js';

/** The answer as soon as it begins. It travels by `agent`, and once more by `fresh` when a kept connection turns out to be cut. */
export async function sendRequest(
	{host = 'localhost', port, basePath = ''}: Address,
	{method, path, query, headers, body, wants}: EngineRequest,
	[agent, fresh]: readonly [agent: Agent, fresh: Agent],
	signal: AbortSignal,
): Promise<IncomingMessage | Duplex> {
	const whole = `${basePath}${path}${query === '' ? '' : `?${query}`}`;
	return new Promise((resolve, reject) => {
		const send = (by: Agent) => {
			const request = http.request({agent: by, host, port, path: whole, method, headers, signal});
			let hasBegun = false;
			request.on('error', error => {
				if (by === agent && !hasBegun && isCutWhileIdle(request, error)) {
					send(fresh);
				} else {
					reject(error);
				}
			});
			request.once('response', answer => {
				hasBegun = true;
				resolve(answer);
			});
			if (wants === 'connection') {
				request.once('upgrade', (_, connection, head) => {
					connection.unshift(head);
					resolve(connection);
				});
			}

			request.end(body);
		};

		send(agent);
	});
}

/**
 * Proxies end connections that have been idle for a while, and we may hear of it only after the next request has
 * gone. Only reads travel by a kept connection: asking twice changes nothing.
 */
function isCutWhileIdle(request: ClientRequest, error: NodeJS.ErrnoException): boolean {
	return request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}
