import {IncomingMessage, type Agent} from 'node:http';
import type {Duplex} from 'node:stream';
import type Docker from 'dockerode';
import {safe} from '../../text/safe-text.js';
import {checkPath} from './check-path.js';
import {createAgent} from './create-agent.js';
import type {Exchange} from './engine-clock.js';
import {EngineError} from './engine-error.js';
import {hear, silence, toEngineError} from './answer-errors.js';
import {openModem} from './open-modem.js';
import {rawGet, type RawCall, type RawGet} from './raw-get.js';
import {readDone, readJson, readRefusal} from './read-answer.js';
import type {Address} from '../types.js';

/** One request, in the words of the Engine API's documentation. */
export type Call = {
	readonly method?: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'HEAD';
	/** `/containers/json`, without a version: every engine then speaks its own newest. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
	readonly body?: object;
	/** The value of X-Registry-Auth. */
	readonly registryAuth?: string;
	readonly signal: AbortSignal;
	/** How long the answer may take to begin, and a JSON answer to end (ms). */
	readonly timeoutMs?: number;
};

export type Caller = {
	readonly address: Address;
	/** The whole answer, parsed; undefined where the body is empty. */
	readonly json: (call: Call) => Promise<unknown>;
	/** A change whose answer is empty. One that says something is an EngineError: who knows what was done. */
	readonly done: (call: Call) => Promise<void>;
	/** The answer's body, read only as fast as it is consumed. */
	readonly stream: (call: Call) => Promise<IncomingMessage>;
	/** The raw connection after `101 UPGRADED`: exec and attach. */
	readonly hijack: (call: Call) => Promise<Duplex>;
	/** A GET over a raw connection of its own: logs. */
	readonly raw: (call: RawCall) => RawGet;
	/** Requests sent so far. */
	readonly requests: () => number;
	/** Ends every connection, idle or not. */
	readonly close: () => void;
};

export type CallerOptions = {
	/** Every request that isn't a read is refused here, whatever asked for it. */
	readonly isReadOnly?: boolean;
	/** Told of the Date header of every answer. */
	readonly onDate?: (header: string | undefined, exchange: Exchange) => void;
};

/** An engine answers in milliseconds; one that takes this long hangs. */
const defaultTimeoutMs = 10_000;
/** For questions that are answered at once. What may last has a socket of its own. */
const mostSockets = 8;
/** For questions about one container each: some of them may hang, and must not keep the list waiting. */
const mostSocketsForEach = 32;
/** Kept of those that had one of their own: for the ping, and for `docker top`. */
const mostIdleSockets = 2;

type ReadAnswer<Read> = (
	body: IncomingMessage,
	address: Address,
	signal: AbortSignal,
	timeoutMs: number,
) => Promise<Read>;

/** Requests over dockerode's modem: each has a deadline, ends with its signal, and fails with an EngineError. */
export function createCaller(address: Address, {isReadOnly = false, onDate}: CallerOptions = {}): Caller {
	const agents = createAgents(address);
	const modems = new Map<Agent, Docker['modem']>();
	let count = 0;

	const dial = async (call: Call, agent: Agent, isHijack = false) => {
		if (isReadOnly && (isHijack || !isRead(call))) {
			throw new EngineError('refused', safe`midwatch is read-only`, safe`start it without --read-only`);
		}

		count++;
		const modem = modems.get(agent) ?? openModem(address, agent, agents.single);
		modems.set(agent, modem);
		const sentMs = Date.now();
		const answer = await sendCall(modem, call, address, isHijack);
		if (answer instanceof IncomingMessage) {
			onDate?.(answer.headers.date, {sentMs, receivedMs: Date.now()});
		}

		return answer;
	};

	// An action may take minutes, and so may a question of the disk: eight of them must not keep the list waiting.
	const ask = async <Read>(call: Call, read: ReadAnswer<Read>) => {
		const timeoutMs = call.timeoutMs ?? defaultTimeoutMs;
		const answer = await dial(call, agents.of(call, timeoutMs <= defaultTimeoutMs));
		return read(answer as IncomingMessage, address, call.signal, timeoutMs);
	};

	return {
		address,
		json: async call => ask(call, readJson),
		done: async call => ask(call, readDone),
		stream: async call => (await dial(call, agents.of(call, false))) as IncomingMessage,
		hijack: async call => connectionIn(await dial(call, agents.single, true)),
		raw(call) {
			checkPath('GET', call.path);
			count++;
			return rawGet(address, call);
		},
		requests: () => count,
		close: () => agents.close(),
	};
}

/** The connections that requests travel by, so that those that may last keep no others waiting. */
function createAgents(address: Address) {
	const kept = createAgent(address, {keepAlive: true, maxSockets: mostSockets});
	const each = createAgent(address, {keepAlive: true, maxSockets: mostSocketsForEach});
	const patient = createAgent(address, {keepAlive: true, maxFreeSockets: mostIdleSockets});
	const single = createAgent(address, {keepAlive: false});
	return {
		single,
		of: (call: Call, isQuick: boolean) =>
			isRead(call) ? (isQuick ? (isAboutOne(call) ? each : kept) : patient) : single,
		close() {
			for (const agent of [kept, each, patient, single]) {
				agent.destroy();
			}
		},
	};
}

function connectionIn(answer: IncomingMessage | Duplex): Duplex {
	if (answer instanceof IncomingMessage) {
		answer.destroy();
		throw new EngineError('failed', safe`no raw connection: is a proxy between that can't upgrade?`);
	}

	return answer;
}

/** Waiting for a container's end is a POST that changes nothing. */
function isRead({method = 'GET', path}: Call): boolean {
	return method === 'GET' || method === 'HEAD' || /^\/containers\/[^/]+\/wait$/.test(path);
}

function isAboutOne({path}: Call): boolean {
	return /^\/containers\/[^/]+\//.test(path);
}

/** The answer once it begins. Its signal ends it at any time, the deadline only until then. */
async function sendCall(
	modem: Docker['modem'],
	call: Call,
	address: Address,
	isHijack: boolean,
): Promise<IncomingMessage | Duplex> {
	const {signal, path, timeoutMs = defaultTimeoutMs} = call;
	const asked = new AbortController();
	let got: IncomingMessage | Duplex | undefined;
	let reason: EngineError | undefined;
	checkPath(call.method ?? 'GET', path);
	const giveUp = () => {
		reason = signal.aborted ? new EngineError('aborted', safe`given up`) : silence(path);
		asked.abort();
		got?.destroy();
	};

	const timer = setTimeout(giveUp, timeoutMs);
	signal.addEventListener('abort', giveUp);
	const letGo = () => signal.removeEventListener('abort', giveUp);
	try {
		signal.throwIfAborted();
		got = await answerOf(modem, {...dialOptions(call, isHijack), abortSignal: asked.signal});
		hear(address);
		got.once('close', letGo);
		if (got instanceof IncomingMessage && !isGood(got.statusCode)) {
			throw await readRefusal(got, `${call.method ?? 'GET'} ${path}`);
		}

		return got;
	} catch (error) {
		letGo();
		throw reason ?? toEngineError(error, address, signal);
	} finally {
		clearTimeout(timer);
	}
}

type DialOptions = Parameters<Docker['modem']['dial']>[0];

async function answerOf(modem: Docker['modem'], options: DialOptions): Promise<IncomingMessage | Duplex> {
	return new Promise((resolve, reject) => {
		modem.dial(options, (error, answer) => {
			if (error) {
				reject(error);
			} else {
				resolve(answer as IncomingMessage | Duplex);
			}
		});
	});
}

/** The modem would read a refusal whole and without end: all answers are judged here. */
const everyStatus = Object.fromEntries(Array.from({length: 500}, (_, index) => [100 + index, true]));

function isGood(status = 0): boolean {
	return status >= 200 && status < 300;
}

function dialOptions({method = 'GET', path, query = {}, body, registryAuth}: Call, isHijack: boolean) {
	const asked = Object.entries(query).filter(([, value]) => value !== undefined);
	return {
		path: asked.length === 0 ? path : `${path}?`,
		method,
		...(registryAuth !== undefined && {authconfig: {base64: registryAuth}}),
		// Without a body the modem leaves a request for a raw connection open.
		options: {_query: Object.fromEntries(asked), _body: body ?? (isHijack ? {hijack: true} : {})},
		isStream: true,
		hijack: isHijack,
		statusCodes: everyStatus,
	};
}
