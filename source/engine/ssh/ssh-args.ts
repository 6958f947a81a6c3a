import type {SshPlace} from '../types.js';

/** What is opened. */
export type Opening = {
	readonly place: SshPlace;
	readonly url: string;
	/** The near end, on this machine. */
	readonly socketPath: string;
	/** It may ask at our terminal: it belongs to it then. */
	readonly isForeground: boolean;
	readonly signal: AbortSignal;
};

/** A line that is dead is noticed within 15 s. */
const keepAlive = ['ServerAliveInterval=5', 'ServerAliveCountMax=2', 'ConnectTimeout=15'];

/**
 * The user's own ssh with the user's own settings, but for ControlMaster: one that is begun here would end with us, and
 * others' sessions with it; one that runs would take the forwarding, and keep it when we have ended. `--`: no name can
 * be an option.
 */
export function sshArgs({place, isForeground}: Opening, flags: readonly string[]): readonly string[] {
	const {host, user, port, identity, isOwnMachine} = place;
	const options = [
		...keepAlive,
		'ControlPath=none',
		'RemoteCommand=none',
		`BatchMode=${isForeground ? 'no' : 'yes'}`,
		...(isOwnMachine ? ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'LogLevel=ERROR'] : []),
	];
	return [
		'-T',
		...options.flatMap(option => ['-o', option]),
		...flags,
		...(user === undefined ? [] : ['-l', user]),
		...(port === undefined ? [] : ['-p', String(port)]),
		...(identity === undefined ? [] : ['-i', identity]),
		'--',
		host,
	];
}

/** Of a command: nothing that the user's settings forward belongs to it. */
export const commandFlags = ['-o', 'ClearAllForwardings=yes'] as const;

/** ssh reads `%` in paths that are forwarded. What else is forwarded by the user's settings may fail: a port may be taken. */
export function forwardFlags(socketPath: string, remotePath: string): readonly string[] {
	return [
		'-N',
		'-o',
		'ExitOnForwardFailure=no',
		'-o',
		'StreamLocalBindUnlink=yes',
		'-L',
		`${socketPath.replaceAll('%', '%%')}:${remotePath}`,
	];
}
