import type {OnReadOpts} from 'node:net';
import {createBodyReader} from './body-reader.js';
import {connect} from './connect.js';
import {EngineError} from './engine-error.js';
import {givenUp, hear, isGood, refusal, silence, toEngineError} from './fault-words.js';
import {safe} from '../../text/safe-text.js';
import type {Address, Link} from '../types.js';

/** A GET whose answer may never end. */
export type RawCall = {
	readonly path: string;
	readonly signal: AbortSignal;
	/** How long the answer may take to begin (ms). */
	readonly timeoutMs: number;
	/** The engine has answered, and well; with the Date header. */
	readonly begin: (date?: string) => void;
	/** False: no more until `resume`. The bytes are only valid during the call. */
	readonly push: (bytes: Buffer, from: number, to: number) => boolean;
};

/** A GET under way. */
export type RawGet = {
	/** Reads on after the sink has said stop. */
	readonly resume: () => void;
	/** Resolves at the answer's own end; rejects with an EngineError when it is refused, cut, or given up. */
	readonly ended: Promise<void>;
};

const readBytes = 256 * 1024;
const mostRefusalBytes = 64 * 1024;

/**
 * GET over a socket of its own, its body handed on as it lies in the read buffer. Node's HTTP client
 * makes an event of every chunk, and an engine sends every log line as a chunk: a flood would cost a core.
 */
export function rawGet(address: Address, call: RawCall): RawGet {
	return address.link ? onceReady(address.link, address, call) : getNow(address, call);
}

function onceReady(link: Link, address: Address, call: RawCall): RawGet {
	let get: RawGet | undefined;
	const begun = link.ready(call.signal).then(async () => {
		get = getNow(address, call);
		return get.ended;
	});
	return {resume: () => get?.resume(), ended: begun};
}

function getNow(address: Address, call: RawCall): RawGet {
	const {path, signal, timeoutMs} = call;
	const ended = Promise.withResolvers<void>();
	const fail = (error: unknown) => ended.reject(toEngineError(error, address, signal));
	const answer = readAnswer(call, ended.resolve);
	const attempt = (step: () => void) => {
		try {
			step();
		} catch (error) {
			fail(error);
		}
	};

	const onBytes = (bytes: Buffer) => {
		clearTimeout(timer);
		hear(address);
		attempt(() => answer.push(bytes));
		return answer.isWanted();
	};

	const socket = connect(address, oneBuffer(onBytes));
	const timer = setTimeout(() => fail(silence(path)), timeoutMs);
	const giveUp = () => fail(givenUp());
	signal.addEventListener('abort', giveUp, {once: true});
	socket.on('error', fail);
	socket.on('close', () => {
		attempt(answer.close);
		fail(new EngineError('unreachable', safe`the stream was cut`));
	});
	socket.write(headOf(address, path));
	if (signal.aborted) {
		giveUp();
	}

	const over = ended.promise.finally(() => {
		clearTimeout(timer);
		signal.removeEventListener('abort', giveUp);
		socket.destroy();
	});
	return {resume: () => socket.resume(), ended: over};
}

/** Every read lands in the same buffer. */
function oneBuffer(onBytes: (bytes: Buffer) => boolean): OnReadOpts {
	const buffer = Buffer.allocUnsafeSlow(readBytes);
	return {buffer, callback: size => onBytes(buffer.subarray(0, size))};
}

function headOf({host, port, socketPath, basePath = ''}: Address, path: string): string {
	const name = socketPath === undefined ? `${host ?? ''}:${port ?? ''}` : 'localhost';
	return `GET ${basePath}${path} HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`;
}

/** Hands a good answer's body on; gathers the words of a refusal, and throws it at its end. */
function readAnswer({path, begin, push}: RawCall, done: () => void) {
	let status = 0;
	let words = '';
	let isWanted = true;
	const reader = createBodyReader({
		begin(given, date) {
			status = given;
			if (isGood(status)) {
				begin(date);
			}
		},
		push(bytes, from, to) {
			if (isGood(status)) {
				isWanted = push(bytes, from, to);
			} else if (words.length < mostRefusalBytes) {
				words += bytes.toString('utf8', from, to);
			}
		},
	});
	const end = () => {
		if (!isGood(status)) {
			throw refusal(status, words, `GET ${path.replace(/\?.*/, '')}`);
		}

		done();
	};
	return {
		push(bytes: Buffer) {
			isWanted = true;
			if (reader.push(bytes)) {
				end();
			}
		},
		close: () => {
			if (reader.isWholeAtClose()) {
				end();
			}
		},
		/** Whether the last bytes were not too many. */
		isWanted: () => isWanted,
	};
}
