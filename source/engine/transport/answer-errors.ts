import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {connectionFaults, signsOf} from './connection-faults.js';
import {EngineError, type EngineErrorKind} from './engine-error.js';
import {asObject, asString} from '../parse/json-fields.js';
import type {Address} from '../types.js';

/** The request was taken and nothing came. */
export function silence(what: string): EngineError {
	return new EngineError(
		'silent',
		safe`the engine does not answer (${safeText(what)})`,
		safe`it hangs, or the machine is overloaded`,
	);
}

/** Something answers there, but no engine speaks so. */
export function notAnEngine(words: SafeText): EngineError {
	return new EngineError('failed', words, safe`is this address a Docker engine's?`);
}

type Thrown = {readonly code?: unknown; readonly message?: unknown};

/** Anything thrown on the way to an engine and back, as the one error that leaves `engine/`. */
export function toEngineError(error: unknown, address: Address, signal?: AbortSignal): EngineError {
	if (error instanceof EngineError) {
		return error;
	}

	if (signal?.aborted) {
		return new EngineError('aborted', safe`given up`);
	}

	const {code, message} = (error ?? {}) as Thrown;
	const words = typeof message === 'string' ? message : String(error);
	return fromConnection(typeof code === 'string' ? code : '', words, address);
}

const kindsByStatus: Readonly<Record<number, EngineErrorKind>> = {
	304: 'noop',
	401: 'denied',
	403: 'denied',
	405: 'denied',
	404: 'gone',
	409: 'conflict',
};

/** What answers a request without a word of its own: a page of HTML, or the status over again. */
const isWordless = /^(?:<|(?:40\d )?(?:forbidden|unauthorized|method not allowed)\.?$|$)/i;

/**
 * An answer that isn't the thing asked for, in the engine's own words: `{"message": "…"}`, or plain text in old
 * ones. `asked`, as in `GET /info`, is told where there are none.
 */
export function refusal(statusCode: number, body: string, asked = ''): EngineError {
	const words = wordsIn(body).trim();
	const kind = kindsByStatus[statusCode] ?? 'failed';
	if (kind === 'noop') {
		return new EngineError(kind, safe`it is so already`);
	}

	if (statusCode >= 300 && statusCode < 400) {
		return notAnEngine(safe`what answers there sends to another place`);
	}

	if (words === 'page not found') {
		return new EngineError(
			'failed',
			safe`this engine does not know that request`,
			safe`it may be too old for it`,
		);
	}

	if (/client sent an http request to an https server/i.test(words)) {
		return new EngineError(
			'unreachable',
			safeText(words),
			safe`this engine wants TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH`,
		);
	}

	if (kind === 'denied' && isWordless.test(words)) {
		return new EngineError(
			kind,
			safe`forbidden by the engine or a proxy in front of it`,
			safe`${safeText(asked === '' ? 'the request' : asked, 200)} is not let through (HTTP status ${statusCode})`,
		);
	}

	if (words === '' || words.startsWith('<')) {
		return new EngineError(
			kind,
			safe`HTTP status ${statusCode}`,
			safe`not a Docker engine's words: is a proxy between?`,
		);
	}

	return new EngineError(kind, safeText(words, 1000));
}

function wordsIn(body: string): string {
	try {
		return asString(asObject(JSON.parse(body))['message']);
	} catch {
		return body;
	}
}

/** Where an answer has come from, in whatever words. */
const heard = new WeakSet<Address>();

export function hear(address: Address): void {
	heard.add(address);
}

function fromConnection(code: string, message: string, address: Address): EngineError {
	const at = safeText(address.url);
	const signs = signsOf(code, message);
	const fault = connectionFaults.find(one => one.signs.test(signs));
	return fault
		? new EngineError(fault.kind, fault.words(at), (!heard.has(address) && fault.firstHint) || fault.hint)
		: new EngineError('unreachable', safe`${at}: ${safeText(message === '' ? code : message, 500)}`);
}
