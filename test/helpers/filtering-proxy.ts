import {request} from 'node:http';
import {startSocketServer, type SocketServer} from './socket-server.js';

const page =
	'<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>\n';

/** A proxy before an engine's socket that refuses what is refused of it, as docker-socket-proxy does. */
export async function startFilteringProxy(
	socketPath: string,
	isRefused: (method: string, path: string) => boolean,
): Promise<SocketServer> {
	return startSocketServer((incoming, answer) => {
		const {method = 'GET', url = '/', headers} = incoming;
		if (isRefused(method, url.replace(/\?.*/, ''))) {
			answer.writeHead(403, {'content-type': 'text/html'}).end(page);
			return;
		}

		const outgoing = request({socketPath, method, path: url, headers}, reply => {
			answer.writeHead(reply.statusCode ?? 502, reply.headers);
			answer.flushHeaders();
			reply.pipe(answer);
			reply.on('error', () => answer.destroy());
		});
		outgoing.on('error', () => answer.destroy());
		answer.on('close', () => outgoing.destroy());
		incoming.pipe(outgoing);
	});
}
