import {errorMessage} from '../../text/error-words.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {EngineError, type EngineErrorKind} from './engine-error.js';
import {asObject, asString} from '../parse/json-fields.js';
import type {Address} from '../types.js';

// Whatever goes wrong between an engine and us, as the one error that leaves `engine/`.

/** The request was taken and nothing came. */
export function silence(what: string): EngineError {
	return new EngineError(
		'silent',
		safe`the engine does not answer (${safeText(what)})`,
		safe`it hangs, or the machine is overloaded`,
	);
}

export function givenUp(): EngineError {
	return new EngineError('aborted', safe`given up`);
}

/** Something answers there, but no engine speaks so. */
export function notAnEngine(words: SafeText): EngineError {
	return new EngineError('failed', words, safe`is this address a Docker engine's?`);
}

/** Anything thrown on the way to an engine and back. */
export function toEngineError(error: unknown, address: Address, signal?: AbortSignal): EngineError {
	if (error instanceof EngineError) {
		return error;
	}

	if (signal?.aborted) {
		return givenUp();
	}

	const {code} = (error ?? {}) as {readonly code?: unknown};
	return fromConnection(typeof code === 'string' ? code : '', errorMessage(error), address);
}

export function isGood(status = 0): boolean {
	return status >= 200 && status < 300;
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
		return new EngineError(kind, safe`it is in that state already`);
	}

	if (statusCode >= 300 && statusCode < 400) {
		return notAnEngine(safe`the answer is a redirect`);
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
			safe`${safeText(asked === '' ? 'the request' : asked, 200)} was refused (HTTP status ${statusCode})`,
		);
	}

	const clean = safeText(words, 1000);
	if (clean.trim() === '' || words.startsWith('<')) {
		return wordless(statusCode, kind, words === '' ? asked : '');
	}

	return new EngineError(kind, clean);
}

/** Podman 4 finds neither figures nor processes of a container that is gone, and says no word. */
function wordless(statusCode: number, kind: EngineErrorKind, asked: string): EngineError {
	return kind === 'gone' && asked !== ''
		? new EngineError(kind, safe`not found: ${safeText(asked, 200)}`)
		: new EngineError(
				kind,
				safe`HTTP status ${statusCode}`,
				safe`not a Docker engine's answer: is there a proxy in between?`,
			);
}

function wordsIn(body: string): string {
	try {
		return asString(asObject(JSON.parse(body))['message']);
	} catch {
		return body;
	}
}

/** Where an answer has come from, in whatever words, and whether it was Podman's. */
const heard = new WeakMap<Address, {readonly isPodman: boolean}>();

export function hear(address: Address, isPodman = heard.get(address)?.isPodman ?? false): void {
	if (heard.get(address)?.isPodman !== isPodman) {
		heard.set(address, {isPodman});
	}
}

function fromConnection(code: string, message: string, address: Address): EngineError {
	const at = safeText(address.url);
	// Node says one thing as ERR_SSL_WRONG_VERSION_NUMBER, or as EPROTO with "wrong version number" in the message.
	const signs = `${code} ${message}`.toLowerCase().replaceAll('_', ' ');
	const fault = connectionFaults.find(one => one.signs.test(signs));
	return fault
		? new EngineError(
				fault.kind ?? 'unreachable',
				fault.words(at),
				(!heard.has(address) && fault.firstHint) || (fault.hint ?? startWords(address)),
			)
		: new EngineError('unreachable', safe`${at}: ${safeText(message === '' ? code : message, 500)}`);
}

type ConnectionFault = {
	/** Of the code and the message. */
	readonly signs: RegExp;
	readonly words: (at: SafeText) => SafeText;
	/** Where there is none: how the engine is started. */
	readonly hint?: SafeText;
	/** The hint where nothing has ever answered: an engine that wasn't heard hasn't died. */
	readonly firstHint?: SafeText;
	readonly kind?: EngineErrorKind;
};

/** By where its socket is: that of a user, of Podman, of root. */
function startWords(address: Address): SafeText {
	const {socketPath = '', host} = address;
	const isPodman = heard.get(address)?.isPodman ?? socketPath.includes('podman');
	const user = socketPath.startsWith('/run/user/') ? safe`--user ` : safe``;
	const unit = isPodman ? safe`podman.socket` : safe`docker`;
	const command = safe`systemctl ${user}start ${unit}`;
	return host === undefined
		? safe`is the engine running? ${command}`
		: safe`is the engine running there? ${command}`;
}

const isItThere = safe`is the address right? does a firewall block it?`;
const isNetworkUp = safe`is the network up?`;
const whichClient = safe`DOCKER_CERT_PATH must hold cert.pem and key.pem that the engine knows`;

const connectionFaults: readonly ConnectionFault[] = [
	{signs: /^enoent\b/, words: at => safe`there is no ${at}`},
	{signs: /^econnrefused\b/, words: at => safe`connection refused by ${at}`},
	{
		signs: /^(?:eacces|eperm)\b/,
		words: at => safe`permission denied on ${at}`,
		hint: safe`join the docker group or use sudo`,
	},
	{
		signs: /alert certificate required/,
		words: at => safe`${at} wants a client certificate`,
		hint: whichClient,
	},
	{
		signs:
			/alert (?:unknown ca|bad certificate|unsupported certificate|certificate (?:revoked|expired|unknown)|access denied)/,
		words: at => safe`${at} refuses this client certificate`,
		hint: whichClient,
	},
	{
		signs: /^cert has expired\b/,
		words: at => safe`the certificate of ${at} has expired`,
		hint: safe`renew it, or check this machine's clock`,
	},
	{
		signs: /^cert not yet valid\b/,
		words: at => safe`the certificate of ${at} is not valid yet`,
		hint: safe`check this machine's clock`,
	},
	{
		signs: /^err tls cert altname invalid\b/,
		words: at => safe`the certificate of ${at} is for another host`,
		hint: safe`use the name that the certificate holds`,
	},
	{
		signs:
			/^(?:self signed cert in chain|depth zero self signed cert|unable to (?:verify leaf signature|get issuer cert)|cert signature failure)/,
		words: at => safe`the certificate of ${at} is signed by an authority that is not in ca.pem`,
		hint: safe`DOCKER_CERT_PATH must hold the ca.pem of this engine`,
	},
	{
		signs: /wrong version number|packet length too long|record layer failure/,
		words: at => safe`${at} does not speak TLS`,
		hint: safe`unset DOCKER_TLS_VERIFY, or use the TLS port (2376)`,
	},
	{
		kind: 'failed',
		signs: /^err ossl|pem routines|key values mismatch|x509 certificate routines/,
		words: at => safe`the certificates for ${at} can't be used`,
		hint: safe`ca.pem, cert.pem and key.pem must be PEM files that belong together`,
	},
	{
		signs: /^(?:econnreset|epipe|econnaborted)\b/,
		words: at => safe`${at} closed the connection`,
		hint: safe`the engine was stopped, or died`,
		firstHint: safe`a tunnel or proxy there was refused, or no engine runs at its other end`,
	},
	{
		signs: /^(?:etimedout|ehostunreach|ehostdown)\b/,
		words: at => safe`${at} can't be reached`,
		hint: isItThere,
	},
	{signs: /^enetunreach\b/, words: at => safe`${at} can't be reached`, hint: isNetworkUp},
	{signs: /^enotfound\b/, words: at => safe`host not found: ${at}`, hint: safe`is it spelt right?`},
	{signs: /^eai again\b/, words: at => safe`can't look up the host of ${at}`, hint: isNetworkUp},
	{
		signs: /^hpe /,
		words: at => safe`${at} does not speak HTTP`,
		hint: safe`is this address a Docker engine's?`,
	},
];
