import {safeText, t, type SafeText} from '../lib/safe-text.js';
import {EngineError, type EngineErrorKind} from './engine-error.js';
import {asObject, asString} from './json-fields.js';
import type {Address} from './types.js';

/** The request was taken and nothing came. */
export function silence(what: string): EngineError {
	return new EngineError(
		'silent',
		t`the engine does not answer (${safeText(what)})`,
		t`it hangs, or the machine is overloaded`,
	);
}

/** Something answers there, but no engine speaks so. */
export function notAnEngine(words: SafeText): EngineError {
	return new EngineError('failed', words, t`is this address a Docker engine's?`);
}

type Thrown = {readonly code?: unknown; readonly message?: unknown};

/** Anything thrown on the way to an engine and back, as the one error that leaves `engine/`. */
export function toEngineError(error: unknown, address: Address, signal?: AbortSignal): EngineError {
	if (error instanceof EngineError) {
		return error;
	}

	if (signal?.aborted) {
		return new EngineError('aborted', t`given up`);
	}

	const {code, message} = (error ?? {}) as Thrown;
	const words = typeof message === 'string' ? message : String(error);
	if (words.startsWith('Max redirects exceeded')) {
		return notAnEngine(t`${safeText(address.url)} sends to another place`);
	}

	return fromConnection(typeof code === 'string' ? code : '', words, address);
}

const kindsByStatus: Readonly<Record<number, EngineErrorKind>> = {
	304: 'noop',
	401: 'denied',
	403: 'denied',
	404: 'gone',
	409: 'conflict',
};

/** An answer that isn't the thing asked for, in the engine's own words: `{"message": "…"}`, or plain text in old ones. */
export function refusal(statusCode: number, body: string): EngineError {
	const words = wordsIn(body).trim();
	const kind = kindsByStatus[statusCode] ?? 'failed';
	if (kind === 'noop') {
		return new EngineError(kind, t`it is so already`);
	}

	if (words === 'page not found') {
		return new EngineError('failed', t`this engine does not know that request`, t`it may be too old for it`);
	}

	if (/client sent an http request to an https server/i.test(words)) {
		return new EngineError(
			'unreachable',
			safeText(words),
			t`this engine wants TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH`,
		);
	}

	if (words === '' || words.startsWith('<')) {
		return new EngineError(
			kind,
			t`HTTP status ${statusCode}`,
			t`not a Docker engine's words: is a proxy between?`,
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

type Explanation = {
	readonly kind: EngineErrorKind;
	readonly words: (address: SafeText) => SafeText;
	readonly hint: SafeText;
};

const startHint = t`is the engine running? systemctl start docker`;
const clientCertificateHint = t`DOCKER_CERT_PATH must hold cert.pem and key.pem that the engine knows`;

const byCode: Readonly<Record<string, Explanation>> = {
	ENOENT: {kind: 'unreachable', words: at => t`there is no ${at}`, hint: startHint},
	ECONNREFUSED: {kind: 'unreachable', words: at => t`nobody listens on ${at}`, hint: startHint},
	EACCES: {
		kind: 'denied',
		words: at => t`permission denied on ${at}`,
		hint: t`join the docker group or use sudo`,
	},
	EPERM: {
		kind: 'denied',
		words: at => t`permission denied on ${at}`,
		hint: t`join the docker group or use sudo`,
	},
	ECONNRESET: {
		kind: 'unreachable',
		words: at => t`${at} ended the conversation`,
		hint: t`the engine was stopped, or died`,
	},
	EPIPE: {
		kind: 'unreachable',
		words: at => t`${at} ended the conversation`,
		hint: t`the engine was stopped, or died`,
	},
	ETIMEDOUT: {
		kind: 'unreachable',
		words: at => t`${at} can't be reached`,
		hint: t`is the address right, and no firewall between?`,
	},
	EHOSTUNREACH: {
		kind: 'unreachable',
		words: at => t`${at} can't be reached`,
		hint: t`is the address right, and no firewall between?`,
	},
	ENETUNREACH: {kind: 'unreachable', words: at => t`${at} can't be reached`, hint: t`is the network up?`},
	ENOTFOUND: {
		kind: 'unreachable',
		words: at => t`the name of ${at} is not known`,
		hint: t`is it spelt right?`,
	},
	EAI_AGAIN: {
		kind: 'unreachable',
		words: at => t`the name of ${at} can't be looked up`,
		hint: t`is the network up?`,
	},
	CERT_HAS_EXPIRED: {
		kind: 'unreachable',
		words: at => t`the certificate of ${at} has expired`,
		hint: t`renew it, or check this machine's clock`,
	},
	ERR_TLS_CERT_ALTNAME_INVALID: {
		kind: 'unreachable',
		words: at => t`the certificate of ${at} is for another host`,
		hint: t`use the name that the certificate holds`,
	},
	SELF_SIGNED_CERT_IN_CHAIN: {
		kind: 'unreachable',
		words: at => t`the certificate of ${at} is signed by an authority that is not in ca.pem`,
		hint: t`DOCKER_CERT_PATH must hold the ca.pem of this engine`,
	},
	DEPTH_ZERO_SELF_SIGNED_CERT: {
		kind: 'unreachable',
		words: at => t`the certificate of ${at} is signed by itself, and not in ca.pem`,
		hint: t`DOCKER_CERT_PATH must hold the ca.pem of this engine`,
	},
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
		kind: 'unreachable',
		words: at => t`the certificate of ${at} is signed by an authority that is not in ca.pem`,
		hint: t`DOCKER_CERT_PATH must hold the ca.pem of this engine`,
	},
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
		kind: 'unreachable',
		words: at => t`the certificate of ${at} is signed by an authority that is not in ca.pem`,
		hint: t`DOCKER_CERT_PATH must hold the ca.pem of this engine`,
	},
	CERT_SIGNATURE_FAILURE: {
		kind: 'unreachable',
		words: at => t`the certificate of ${at} is signed by an authority that is not in ca.pem`,
		hint: t`DOCKER_CERT_PATH must hold the ca.pem of this engine`,
	},
	ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: {
		kind: 'denied',
		words: at => t`${at} wants a client certificate`,
		hint: clientCertificateHint,
	},
	ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: {
		kind: 'denied',
		words: at => t`${at} refuses this client certificate`,
		hint: clientCertificateHint,
	},
	ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: {
		kind: 'denied',
		words: at => t`${at} refuses this client certificate`,
		hint: clientCertificateHint,
	},
	ERR_SSL_WRONG_VERSION_NUMBER: {
		kind: 'unreachable',
		words: at => t`${at} does not speak TLS`,
		hint: t`unset DOCKER_TLS_VERIFY, or use the TLS port (2376)`,
	},
	ERR_SSL_PACKET_LENGTH_TOO_LONG: {
		kind: 'unreachable',
		words: at => t`${at} does not speak TLS`,
		hint: t`unset DOCKER_TLS_VERIFY, or use the TLS port (2376)`,
	},
	HPE_INVALID_CONSTANT: {
		kind: 'unreachable',
		words: at => t`${at} does not speak HTTP`,
		hint: t`is this address a Docker engine's?`,
	},
};

function fromConnection(code: string, message: string, {url}: Address): EngineError {
	const at = safeText(url);
	const known = byCode[code];
	return known
		? new EngineError(known.kind, known.words(at), known.hint)
		: new EngineError('unreachable', t`${at}: ${safeText(message === '' ? code : message, 500)}`);
}
