import http, {type IncomingMessage} from 'node:http';
import https from 'node:https';
import type {Duplex} from 'node:stream';
import Docker from 'dockerode';
import {silence, toEngineError} from './errors.js';
import {readJson} from './read-json.js';
import type {Address} from './types.js';

/** One request, in the words of the Engine API's documentation. */
export type Call = {
	readonly method?: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'HEAD';
	/** `/containers/json`, without a version: every engine then speaks its own newest. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
	readonly body?: object;
	readonly signal: AbortSignal;
	/** How long the answer may take to begin, and a JSON answer to end (ms). */
	readonly timeoutMs?: number;
};

export type Caller = {
	readonly address: Address;
	/** The whole answer, parsed; undefined where the body is empty. */
	readonly json: (call: Call) => Promise<unknown>;
	/** The answer's body, read only as fast as it is consumed. */
	readonly stream: (call: Call) => Promise<IncomingMessage>;
	/** The raw connection after `101 UPGRADED`: exec and attach. */
	readonly hijack: (call: Call) => Promise<Duplex>;
	/** Requests sent so far. */
	readonly requests: () => number;
	readonly close: () => void;
};

/** An engine answers in milliseconds; one that takes this long hangs. */
const defaultTimeoutMs = 10_000;
/** Sockets for requests that end; streams have their own. */
const mostSockets = 8;

const statusCodes = Object.fromEntries([101, 200, 201, 202, 204].map(code => [code, true]));

/** Requests over dockerode's modem: each has a deadline, ends with its signal, and fails with an EngineError. */
export function createCaller(address: Address): Caller {
	const agent = new (address.tls ? https : http).Agent({keepAlive: true, maxSockets: mostSockets});
	// The modem takes an agent; its types don't say so.
	const shared = new Docker({...connectionOptions(address), agent} as Docker.DockerOptions).modem;
	const single = new Docker(connectionOptions(address)).modem;
	let count = 0;

	const dial = async (modem: Docker['modem'], call: Call, extra: object): Promise<unknown> => {
		count++;
		const given = new AbortController();
		const answer = Promise.withResolvers<unknown>();
		const giveUp = () => {
			answer.reject(call.signal.aborted ? call.signal.reason : silence(call.path));
			given.abort();
		};

		const timer = setTimeout(giveUp, call.timeoutMs ?? defaultTimeoutMs);
		call.signal.addEventListener('abort', giveUp, {once: true});
		const abortSignal = AbortSignal.any([call.signal, given.signal]);
		modem.dial({...dialOptions(call), ...extra, abortSignal} as never, (error: unknown, got: unknown) => {
			if (error) {
				answer.reject(error);
			} else {
				answer.resolve(got);
			}
		});
		try {
			return await answer.promise;
		} catch (error) {
			throw toEngineError(error, address, call.signal);
		} finally {
			clearTimeout(timer);
			call.signal.removeEventListener('abort', giveUp);
		}
	};

	return {
		address,
		async json(call) {
			const body = (await dial(shared, call, {isStream: true})) as IncomingMessage;
			return readJson(body, address, call.signal, call.timeoutMs ?? defaultTimeoutMs);
		},
		stream: async call => (await dial(single, call, {isStream: true})) as IncomingMessage,
		hijack: async call =>
			(await dial(single, call, {isStream: true, hijack: true, openStdin: true})) as Duplex,
		requests: () => count,
		close() {
			agent.destroy();
		},
	};
}

/** Everything is said, so that the modem looks nothing up in the environment by itself. */
function connectionOptions({socketPath, host, port, tls}: Address): Docker.DockerOptions {
	if (socketPath !== undefined) {
		return {socketPath};
	}

	return tls ? {protocol: 'https', host, port, ...tls} : {protocol: 'http', host, port};
}

function dialOptions({method = 'GET', path, query = {}, body}: Call): object {
	const asked = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
	return {
		path: `${path}?`,
		method,
		options: {_query: asked, _body: body ?? {}},
		statusCodes,
	};
}
