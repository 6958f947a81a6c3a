import {safe, type SafeText} from '../../text/safe-text.js';
import type {EngineErrorKind} from './engine-error.js';

/** Why there is no conversation with an engine, and what to do about it. */
export type ConnectionFault = {
	readonly kind: EngineErrorKind;
	/** Of the code and the message, as `signsOf` joins them. */
	readonly signs: RegExp;
	readonly words: (at: SafeText) => SafeText;
	readonly hint: SafeText;
	/** The hint where nothing has ever answered: an engine that wasn't heard hasn't died. */
	readonly firstHint?: SafeText;
};

/** Node says one thing as ERR_SSL_WRONG_VERSION_NUMBER, or as EPROTO with "wrong version number" in the message. */
export function signsOf(code: string, message: string): string {
	return `${code} ${message}`.toLowerCase().replaceAll('_', ' ');
}

const isItRunning = safe`is the engine running? systemctl start docker`;
const isItThere = safe`is the address right, and no firewall between?`;
const whichAuthority = safe`DOCKER_CERT_PATH must hold the ca.pem of this engine`;
const whichClient = safe`DOCKER_CERT_PATH must hold cert.pem and key.pem that the engine knows`;

export const connectionFaults: readonly ConnectionFault[] = [
	{
		kind: 'unreachable',
		signs: /^enoent\b/,
		words: at => safe`there is no ${at}`,
		hint: isItRunning,
	},
	{
		kind: 'unreachable',
		signs: /^econnrefused\b/,
		words: at => safe`nobody listens on ${at}`,
		hint: isItRunning,
	},
	{
		kind: 'unreachable',
		signs: /^(?:eacces|eperm)\b/,
		words: at => safe`permission denied on ${at}`,
		hint: safe`join the docker group or use sudo`,
	},
	{
		kind: 'unreachable',
		signs: /alert certificate required/,
		words: at => safe`${at} wants a client certificate`,
		hint: whichClient,
	},
	{
		kind: 'unreachable',
		signs:
			/alert (?:unknown ca|bad certificate|unsupported certificate|certificate (?:revoked|expired|unknown)|access denied)/,
		words: at => safe`${at} refuses this client certificate`,
		hint: whichClient,
	},
	{
		kind: 'unreachable',
		signs: /^cert has expired\b/,
		words: at => safe`the certificate of ${at} has expired`,
		hint: safe`renew it, or check this machine's clock`,
	},
	{
		kind: 'unreachable',
		signs: /^cert not yet valid\b/,
		words: at => safe`the certificate of ${at} is not valid yet`,
		hint: safe`check this machine's clock`,
	},
	{
		kind: 'unreachable',
		signs: /^err tls cert altname invalid\b/,
		words: at => safe`the certificate of ${at} is for another host`,
		hint: safe`use the name that the certificate holds`,
	},
	{
		kind: 'unreachable',
		signs:
			/^(?:self signed cert in chain|depth zero self signed cert|unable to (?:verify leaf signature|get issuer cert)|cert signature failure)/,
		words: at => safe`the certificate of ${at} is signed by an authority that is not in ca.pem`,
		hint: whichAuthority,
	},
	{
		kind: 'unreachable',
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
		kind: 'unreachable',
		signs: /^(?:econnreset|epipe|econnaborted)\b/,
		words: at => safe`${at} ended the conversation`,
		hint: safe`the engine was stopped, or died`,
		firstHint: safe`a tunnel or proxy there was refused, or no engine runs at its other end`,
	},
	{
		kind: 'unreachable',
		signs: /^(?:etimedout|ehostunreach|ehostdown)\b/,
		words: at => safe`${at} can't be reached`,
		hint: isItThere,
	},
	{
		kind: 'unreachable',
		signs: /^enetunreach\b/,
		words: at => safe`${at} can't be reached`,
		hint: safe`is the network up?`,
	},
	{
		kind: 'unreachable',
		signs: /^enotfound\b/,
		words: at => safe`the name of ${at} is not known`,
		hint: safe`is it spelt right?`,
	},
	{
		kind: 'unreachable',
		signs: /^eai again\b/,
		words: at => safe`the name of ${at} can't be looked up`,
		hint: safe`is the network up?`,
	},
	{
		kind: 'unreachable',
		signs: /^hpe /,
		words: at => safe`${at} does not speak HTTP`,
		hint: safe`is this address a Docker engine's?`,
	},
];
