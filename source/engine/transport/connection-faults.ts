import {t, type SafeText} from '../../text/safe-text.js';
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

const isItRunning = t`is the engine running? systemctl start docker`;
const isItThere = t`is the address right, and no firewall between?`;
const whichAuthority = t`DOCKER_CERT_PATH must hold the ca.pem of this engine`;
const whichClient = t`DOCKER_CERT_PATH must hold cert.pem and key.pem that the engine knows`;

export const connectionFaults: readonly ConnectionFault[] = [
	{
		kind: 'unreachable',
		signs: /^enoent\b/,
		words: at => t`there is no ${at}`,
		hint: isItRunning,
	},
	{
		kind: 'unreachable',
		signs: /^econnrefused\b/,
		words: at => t`nobody listens on ${at}`,
		hint: isItRunning,
	},
	{
		kind: 'unreachable',
		signs: /^(?:eacces|eperm)\b/,
		words: at => t`permission denied on ${at}`,
		hint: t`join the docker group or use sudo`,
	},
	{
		kind: 'unreachable',
		signs: /alert certificate required/,
		words: at => t`${at} wants a client certificate`,
		hint: whichClient,
	},
	{
		kind: 'unreachable',
		signs:
			/alert (?:unknown ca|bad certificate|unsupported certificate|certificate (?:revoked|expired|unknown)|access denied)/,
		words: at => t`${at} refuses this client certificate`,
		hint: whichClient,
	},
	{
		kind: 'unreachable',
		signs: /^cert has expired\b/,
		words: at => t`the certificate of ${at} has expired`,
		hint: t`renew it, or check this machine's clock`,
	},
	{
		kind: 'unreachable',
		signs: /^cert not yet valid\b/,
		words: at => t`the certificate of ${at} is not valid yet`,
		hint: t`check this machine's clock`,
	},
	{
		kind: 'unreachable',
		signs: /^err tls cert altname invalid\b/,
		words: at => t`the certificate of ${at} is for another host`,
		hint: t`use the name that the certificate holds`,
	},
	{
		kind: 'unreachable',
		signs:
			/^(?:self signed cert in chain|depth zero self signed cert|unable to (?:verify leaf signature|get issuer cert)|cert signature failure)/,
		words: at => t`the certificate of ${at} is signed by an authority that is not in ca.pem`,
		hint: whichAuthority,
	},
	{
		kind: 'unreachable',
		signs: /wrong version number|packet length too long|record layer failure/,
		words: at => t`${at} does not speak TLS`,
		hint: t`unset DOCKER_TLS_VERIFY, or use the TLS port (2376)`,
	},
	{
		kind: 'failed',
		signs: /^err ossl|pem routines|key values mismatch|x509 certificate routines/,
		words: at => t`the certificates for ${at} can't be used`,
		hint: t`ca.pem, cert.pem and key.pem must be PEM files that belong together`,
	},
	{
		kind: 'unreachable',
		signs: /^(?:econnreset|epipe|econnaborted)\b/,
		words: at => t`${at} ended the conversation`,
		hint: t`the engine was stopped, or died`,
		firstHint: t`a tunnel or proxy there was refused, or no engine runs at its other end`,
	},
	{
		kind: 'unreachable',
		signs: /^(?:etimedout|ehostunreach|ehostdown)\b/,
		words: at => t`${at} can't be reached`,
		hint: isItThere,
	},
	{
		kind: 'unreachable',
		signs: /^enetunreach\b/,
		words: at => t`${at} can't be reached`,
		hint: t`is the network up?`,
	},
	{
		kind: 'unreachable',
		signs: /^enotfound\b/,
		words: at => t`the name of ${at} is not known`,
		hint: t`is it spelt right?`,
	},
	{
		kind: 'unreachable',
		signs: /^eai again\b/,
		words: at => t`the name of ${at} can't be looked up`,
		hint: t`is the network up?`,
	},
	{
		kind: 'unreachable',
		signs: /^hpe /,
		words: at => t`${at} does not speak HTTP`,
		hint: t`is this address a Docker engine's?`,
	},
];
