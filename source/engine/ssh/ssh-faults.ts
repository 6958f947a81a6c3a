import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {EngineError, type EngineErrorKind} from '../transport/engine-error.js';

type SshFault = {
	/** In what ssh wrote to stderr. */
	readonly signs: RegExp;
	readonly words: (at: SafeText) => SafeText;
	readonly hint: SafeText;
	/** `locked`: trying again changes nothing before somebody has answered or fixed something. */
	readonly kind?: EngineErrorKind;
};

const askSsh = safe`r lets ssh ask for it here`;

const faults: readonly SshFault[] = [
	{
		kind: 'locked',
		signs: /host identification has changed|host key for .* has changed/i,
		words: at => safe`${at}: its host key has changed: it may be another machine`,
		hint: safe`if it was reinstalled: ssh-keygen -R and its name removes the old key`,
	},
	{
		kind: 'locked',
		signs: /host key verification failed|no \S+ host key is known/i,
		words: at => safe`${at}: its host key is not known here`,
		hint: safe`r lets ssh show it here, and ask`,
	},
	{
		kind: 'locked',
		signs:
			/unprotected private key|bad (?:owner or )?permissions|bad configuration option|terminating, \d+ bad/i,
		words: at => safe`${at}: ssh refuses its own files here`,
		hint: safe`run ssh with that name to see which file`,
	},
	{
		kind: 'locked',
		signs: /permission denied|too many authentication failures|no more authentication methods/i,
		words: at => safe`${at}: no key was accepted, or the key needs its passphrase`,
		hint: safe`ssh-add unlocks a key; ${askSsh}`,
	},
	{
		signs: /could not resolve hostname.*temporary failure|temporary failure in name resolution/i,
		words: at => safe`${at}: can't look up the host`,
		hint: safe`is the network up?`,
	},
	{
		signs: /could not resolve hostname|no such host|name or service not known/i,
		words: at => safe`${at}: host not found`,
		hint: safe`is it spelt right? is it in ~/.ssh/config?`,
	},
	{
		signs: /connection refused/i,
		words: at => safe`${at}: connection refused`,
		hint: safe`does sshd run there, on that port?`,
	},
	{
		signs: /not responding|client_loop|broken pipe|connection to .* closed|disconnect from/i,
		words: at => safe`${at}: the ssh connection was lost`,
		hint: safe`is the network up? is the machine?`,
	},
	{
		signs: /timed out|timeout/i,
		words: at => safe`${at}: no answer`,
		hint: safe`is the machine up? is a firewall or a VPN in the way?`,
	},
	{
		signs: /no route to host|network is unreachable|host is down/i,
		words: at => safe`${at} can't be reached`,
		hint: safe`is the network up?`,
	},
	{
		signs: /connection (?:closed|reset) by|kex_exchange_identification|connection reset/i,
		words: at => safe`${at}: closed before the login`,
		hint: safe`too many logins at once (MaxStartups), or this machine is not allowed to connect`,
	},
	{
		kind: 'locked',
		signs: /unix_listener|too long for unix domain socket|bad local forwarding/i,
		words: at => safe`${at}: ssh can't create its socket here`,
		hint: safe`is TMPDIR full, or its name too long?`,
	},
	{
		kind: 'locked',
		signs: /ssh: (?:command )?not found|ssh: not found/i,
		words: at => safe`${at}: ssh is not installed here`,
		hint: safe`install openssh-client`,
	},
];

/** Why ssh ended, in words with a remedy; its own last words where they aren't known. */
export function sshFault(said: string, url: string, status?: number | null): EngineError {
	const at = safeText(url, 200);
	const fault = faults.find(({signs}) => signs.test(said));
	if (fault) {
		return new EngineError(fault.kind ?? 'unreachable', fault.words(at), fault.hint);
	}

	const last = said.trim().split('\n').at(-1)?.trim() ?? '';
	const ending = typeof status === 'number' ? safe`ssh ended with status ${status}` : safe`ssh ended`;
	const words = last === '' ? ending : safeText(last, 300);
	return new EngineError('unreachable', safe`${at}: ${words}`, safe`run ssh with that name to see more`);
}

export function connectionLost(url: string): EngineError {
	return sshFault('connection to it closed', url);
}

/** No socket there leads to an engine for that user. */
export function noEngineThere(url: string, path: SafeText): EngineError {
	return new EngineError(
		'unreachable',
		safe`${safeText(url, 200)}: logged in, but no engine has a socket there: ${path}`,
		safe`does one run there? ssh://host/path/to.sock names another socket`,
	);
}

export function noPermission(url: string, path: SafeText, user: SafeText): EngineError {
	return new EngineError(
		'unreachable',
		safe`${safeText(url, 200)}: ${user} may not open ${path} there`,
		safe`there: sudo usermod -aG docker ${user}, then log in again`,
	);
}

/** Neither forwarded, nor by the docker command there. */
export function forwardingRefused(url: string, said: string): EngineError {
	const last = safeText(said.trim().split('\n').at(-1) ?? '', 200);
	return new EngineError(
		'unreachable',
		safe`${safeText(url, 200)}: sshd there forwards no sockets${last === '' ? safe`` : safe`, and ${last}`}`,
		safe`AllowStreamLocalForwarding yes in its sshd_config, or a docker command there`,
	);
}
