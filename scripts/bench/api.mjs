// The few engine calls that the bench makes itself.
import {Agent, request} from 'node:http';
import {text} from 'node:stream/consumers';

/** `host` as docker's: unix:// or tcp://. */
export function createApi(host) {
	const {protocol, hostname, port, pathname} = new URL(host);
	const where = protocol === 'unix:' ? {socketPath: pathname} : {host: hostname, port: Number(port)};
	const agent = new Agent({keepAlive: true, maxSockets: 8});

	const send = async (method, path, body, type = 'application/json') => {
		const {promise, resolve, reject} = Promise.withResolvers();
		const headers = body === undefined ? {} : {'content-type': type, 'content-length': body.length};
		request({...where, agent, method, path, headers}, resolve)
			.once('error', reject)
			.end(body);
		const response = await promise;
		const answer = await text(response);
		if (response.statusCode >= 400) {
			throw new Error(`${method} ${path}: ${response.statusCode} ${answer.trim()}`);
		}

		return answer;
	};

	return {
		get: async path => JSON.parse(await send('GET', path)),
		post: async (path, body) => send('POST', path, body && Buffer.from(JSON.stringify(body))),
		upload: async (path, bytes) => send('POST', path, bytes, 'application/x-tar'),
		remove: async path => send('DELETE', path),
		ping: async () => send('GET', '/_ping'),
		close: () => agent.destroy(),
	};
}
