import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {parseSsh} from './parse-ssh.js';
import type {Address} from '../types.js';

export const defaultSocket = '/var/run/docker.sock';
const plainPort = 2375;
const tlsPort = 2376;

/** `unix:///run/docker.sock`, `tcp://10.0.0.5:2376`, `10.0.0.5:2375` → an address; a sentence when it is none of these. */
export function parseHost(host: string, label: string, tls?: Address['tls']): Address | SafeText {
	const said = safeText(host, 200);
	const [, scheme, rest = ''] = /^([a-z][a-z\d+.-]*):\/\/(.*)$/is.exec(host) ?? [undefined, 'tcp', host];
	switch (scheme?.toLowerCase()) {
		case 'unix': {
			return unixAddress(rest || defaultSocket, label);
		}

		case 'tcp': {
			return host.startsWith('/')
				? safe`${said} is a path: write unix://${said}`
				: (tcpAddress(rest, label, tls) ?? safe`${said} is not an address: write tcp://host:${plainPort}`);
		}

		case 'ssh': {
			return parseSsh(rest, label);
		}

		case 'http':
		case 'https': {
			return safe`${said}: write it as tcp://; with DOCKER_TLS_VERIFY=1 it speaks TLS`;
		}

		default: {
			return safe`${said}: midwatch speaks to unix://, tcp:// and ssh:// only`;
		}
	}
}

export function unixAddress(socketPath: string, label: string): Address {
	return {label, url: `unix://${socketPath}`, socketPath};
}

function tcpAddress(place: string, label: string, tls: Address['tls']): Address | undefined {
	const url = URL.canParse(`tcp://${place}`) ? new URL(`tcp://${place}`) : undefined;
	// `//` is an address in the place of a path, and what is no text is no path.
	if (
		!url?.hostname ||
		url.pathname.includes('//') ||
		/[\u0000-\u0020]/.test(place) ||
		url.search ||
		url.hash ||
		url.username
	) {
		return undefined;
	}

	const basePath = url.pathname.replace(/\/+$/, '');
	const port = url.port === '' ? (tls ? tlsPort : plainPort) : Number(url.port);
	return {
		label,
		url: `tcp://${url.hostname}:${port}${basePath}`,
		host: url.hostname.replace(/^\[|]$/g, ''),
		port,
		...(basePath !== '' && {basePath}),
		tls,
	};
}
