// The few engine calls that the bench makes itself.
import {Agent, request} from 'node:http';
import {text} from 'node:stream/consumers';

/** `host` as docker's: unix:// or tcp://. */
export function createApi(host) {
	const {protocol, hostname, port, pathname} = new URL(host);
	const where = protocol === 'unix:' ? {socketPath: pathname} : {host: hostname, port: Number(port)};
	const agent = new Agent({keepAlive: true, maxSockets: 8});

	const send = async (method, path) => {
		const {promise, resolve, reject} = Promise.withResolvers();
		request({...where, agent, method, path}, resolve)
			.once('error', reject)
			.end();
		const response = await promise;
		const answer = await text(response);
		if (response.statusCode >= 400) {
			throw new Error(`${method} ${path}: ${response.statusCode} ${answer.trim()}`);
		}

		return answer;
	};

	return {
		get: async path => JSON.parse(await send('GET', path)),
		remove: async path => send('DELETE', path),
		close: () => agent.destroy(),
	};
}
