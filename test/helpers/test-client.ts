import type {IncomingMessage} from 'node:http';
import type {Duplex} from 'node:stream';
import {createClient, type Client, type ClientOptions} from '../../source/engine/transport/client.js';
import type {Address} from '../../source/engine/types.js';

export type Asked = {
	readonly method?: string;
	readonly path: string;
	readonly query?: object;
	readonly signal?: AbortSignal;
	readonly timeoutMs?: number;
};

export type TestClient = Client & {
	readonly json: (asked: Asked) => Promise<unknown>;
	readonly stream: (asked: Asked) => Promise<IncomingMessage>;
	readonly hijack: (asked: Asked) => Promise<Duplex>;
};

const never = new AbortController().signal;

/** A client that can be asked for any path, as by dockerode. */
export function createTestClient(address: Address, options?: ClientOptions): TestClient {
	const client = createClient(address, options);
	const ask =
		(kind: object) =>
		async ({method = 'GET', path, query, signal = never, timeoutMs}: Asked): Promise<unknown> =>
			client.dial({method, path: `${path}?`, options: {...query}, ...kind}, signal, timeoutMs);
	return {
		...client,
		json: ask({}),
		stream: ask({isStream: true}) as TestClient['stream'],
		hijack: ask({isStream: true, hijack: true}) as TestClient['hijack'],
	};
}
