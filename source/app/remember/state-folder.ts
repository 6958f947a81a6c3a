import {homedir} from 'node:os';

/** Where what midwatch keeps from start to start stands. A path that isn't whole is no path, says the XDG specification. */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
	const chosen = env['XDG_STATE_HOME'] ?? '';
	return `${chosen.startsWith('/') ? chosen : `${homedir()}/.local/state`}/midwatch`;
}
