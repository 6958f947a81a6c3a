import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Address, SshPlace} from '../types.js';

/** What ssh could take for an option, or for more than one word, is no name. */
const isHost = /^[\p{L}\p{N}_.][\p{L}\p{N}_.+~-]*$/u;
const isIpv6 = /^[\da-f:.]+(?:%[\w.-]+)?$/i;
const isUser = /^[\p{L}\p{N}_.][\p{L}\p{N}_.@\\+-]*$/u;
/** Neither what ssh reads in a path that is forwarded (`:`, `\`, `%`, `$`), nor what a shell there would. */
const isPath = /^\/[\p{L}\p{N}_./@+,=~ -]*$/u;

const {raw} = String;
const parts = new RegExp(raw`^(?:(.*)@)?(?:\[([^\]]*)\]|([^:/@]*))(?::(\d*))?(/[^?#]*)?$`, 'su');

/** `ops@db3:2222/run/user/1000/docker.sock`, as docker and Podman write it after `ssh://`; else a sentence. */
export function parseSsh(
	rest: string,
	label: string,
	extra: Pick<SshPlace, 'identity' | 'isOwnMachine'> = {},
): Address | SafeText {
	const [whole, user, ipv6, name, port, path = ''] = parts.exec(rest) ?? [];
	if (user?.includes(':')) {
		return safe`a password in an ssh:// address is not taken: use a key, or an agent`;
	}

	const host = ipv6 ?? name ?? '';
	const isWell =
		whole !== undefined &&
		(ipv6 === undefined ? isHost : isIpv6).test(host) &&
		(user === undefined || isUser.test(user)) &&
		(port === undefined || (Number(port) > 0 && Number(port) < 65_536)) &&
		(path === '' || isPath.test(path));
	if (!isWell) {
		return safe`ssh://${safeText(rest, 200)} is not an address: write ssh://user@host:22/path/to.sock`;
	}

	const socketPath = path.replace(/\/+$/, '') || undefined;
	const place = {host, user, port: port === undefined ? undefined : Number(port), socketPath, ...extra};
	return {label, url: `ssh://${destinationText(place)}${socketPath ?? ''}`, ssh: place};
}

function destinationText({user, host, port}: SshPlace): string {
	const at = user === undefined ? '' : `${user}@`;
	return `${at}${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`;
}
