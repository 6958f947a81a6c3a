import {homedir} from 'node:os';

/** Where what midwatch keeps from start to start stands. A path that isn't whole is no path, says the XDG specification. */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
	const chosen = env['XDG_STATE_HOME'] ?? '';
	return `${chosen.startsWith('/') ? chosen : `${homedir()}/.local/state`}/midwatch`;
}

/** Recordings are the user's, and worth more than a cache. */
export function recordingsFolder(env: Readonly<Record<string, string | undefined>>): string {
	return `${stateFolder(env)}/recordings`;
}
