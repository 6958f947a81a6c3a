import {IncomingMessage, type Agent, type IncomingHttpHeaders} from 'node:http';
import type {Duplex} from 'node:stream';
import Docker from 'dockerode';
import {safe} from '../../text/safe-text.js';
import {checkPath} from './check-path.js';
import {createAgents, type Agents} from './create-agents.js';
import type {Exchange} from './engine-clock.js';
import {EngineError} from './engine-error.js';
import {
	isAboutOneContainer,
	isRead,
	toRequest,
	type DialOptions,
	type EngineRequest,
} from './engine-request.js';
import {givenUp, hear, notAnEngine, silence, toEngineError} from './fault-words.js';
import {isFromPodman} from '../podman/product.js';
import {rawGet, type RawCall, type RawGet} from './raw-get.js';
import {readAnswer} from './read-answer.js';
import {sendRequest} from './send-request.js';
import type {Address} from '../types.js';

export type Client = {
	readonly address: Address;
	/**
	 * dockerode. All that is asked of it ends with the signal, has so long to begin its answer and, if it is JSON, so
	 * long again to end it, and fails with an EngineError. Not all of its methods take a signal of their own. What it
	 * resolves with is as it came, whatever its types say: to be parsed.
	 */
	readonly docker: (signal: AbortSignal, timeoutMs?: number) => Docker;
	/** The same, for what dockerode has no right method for. */
	readonly dial: (options: DialOptions, signal: AbortSignal, timeoutMs?: number) => Promise<unknown>;
	/** A GET over a raw connection of its own: logs. */
	readonly raw: (call: RawCall) => RawGet;
	/** Requests sent so far. */
	readonly requests: () => number;
	/** Ends every connection, idle or not. */
	readonly close: () => void;
};

export type ClientOptions = {
	/** Every request that isn't a read is refused here, whatever asked for it. */
	readonly isReadOnly?: boolean;
	/** Told of the headers of every answer. */
	readonly onHeaders?: (headers: IncomingHttpHeaders, exchange: Exchange) => void;
};

/** An engine answers in milliseconds; one that takes this long hangs. */
const usualTimeoutMs = 10_000;

/** The one way to an engine: all requests pass here. */
export function createClient(address: Address, {isReadOnly = false, onHeaders}: ClientOptions = {}): Client {
	const agents = createAgents(address);
	let count = 0;
	const dial: Client['dial'] = async (options, signal, timeoutMs = usualTimeoutMs) => {
		const request = toRequest(options);
		if (isReadOnly && !isRead(request)) {
			throw new EngineError('refused', safe`midwatch is read-only`, safe`start it without --read-only`);
		}

		checkPath(request.method, request.path);
		count++;
		await address.link?.ready(signal);
		if (address.link?.isNarrow()) {
			agents.narrow();
		}

		const agent = agentFor(request, agents, timeoutMs);
		return exchange({address, agents: [agent, agents.single], onHeaders}, request, signal, timeoutMs);
	};

	return {
		address,
		docker: (signal, timeoutMs) => new Docker(withModem(async options => dial(options, signal, timeoutMs))),
		dial,
		raw(call) {
			checkPath('GET', call.path);
			count++;
			return rawGet(address, call);
		},
		requests: () => count,
		close: agents.close,
	};
}

/**
 * dockerode's option for another modem, which its types leave out: in the place of its own, which takes its address from DOCKER_HOST, follows redirections, reads
 * refusals without end, and prints each request for a debugging line that nobody sees.
 */
function withModem(ask: (options: DialOptions) => Promise<unknown>): object {
	const dial: Docker['modem']['dial'] = (options, answered = () => {}) => {
		void ask(options)
			.then(answer => answered(null, answer as object))
			.catch((error: unknown) => {
				// dockerode reads the id of what was made out of anything.
				const isOurs = error instanceof EngineError;
				answered(isOurs ? error : notAnEngine(safe`the engine's answer is not what was asked for`), null);
			});
	};

	return {modem: {dial}};
}

/** An action may take minutes, and so may a question of the disk: eight of them must not keep the list waiting. */
function agentFor(request: EngineRequest, agents: Agents, timeoutMs: number): Agent {
	if (!isRead(request)) {
		return agents.single;
	}

	const isQuick = request.wants === 'json' && timeoutMs === usualTimeoutMs;
	return isQuick ? (isAboutOneContainer(request) ? agents.each : agents.quick) : agents.patient;
}

type Line = Pick<ClientOptions, 'onHeaders'> & {
	readonly address: Address;
	readonly agents: readonly [agent: Agent, fresh: Agent];
};

/** Where the way itself broke, that is what is wrong. */
async function whyLost(error: unknown, {link}: Address): Promise<Error | undefined> {
	return error instanceof EngineError ? undefined : link?.explain();
}

/** The signal ends it at any time, the deadline only until a stream begins. */
async function exchange(
	{address, agents, onHeaders}: Line,
	request: EngineRequest,
	signal: AbortSignal,
	timeoutMs: number,
): Promise<unknown> {
	const asked = new AbortController();
	let answer: IncomingMessage | Duplex | undefined;
	let reason: EngineError | undefined;
	const giveUp = () => {
		reason = signal.aborted ? givenUp() : silence(request.path);
		asked.abort();
		answer?.destroy();
	};

	const timer = setTimeout(giveUp, timeoutMs);
	signal.addEventListener('abort', giveUp);
	const letGo = () => signal.removeEventListener('abort', giveUp);
	try {
		signal.throwIfAborted();
		const sentMs = Date.now();
		answer = await sendRequest(address, request, agents, asked.signal);
		hear(address, answer instanceof IncomingMessage ? isFromPodman(answer.headers) : undefined);
		answer.once('close', letGo);
		if (answer instanceof IncomingMessage) {
			onHeaders?.(answer.headers, {sentMs, receivedMs: Date.now()});
		}

		timer.refresh();
		return await readAnswer(answer, request);
	} catch (error) {
		letGo();
		throw reason ?? (await whyLost(error, address)) ?? toEngineError(error, address, signal);
	} finally {
		clearTimeout(timer);
	}
}
