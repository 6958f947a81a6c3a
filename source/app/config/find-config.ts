import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import type {Config} from './config.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the user's settings stand. A path that isn't whole is no path, says the XDG specification. */
export function configPath(env: Environment): string {
	const named = env['MIDWATCH_CONFIG'] ?? '';
	const base = env['XDG_CONFIG_HOME'] ?? '';
	return named === ''
		? `${base.startsWith('/') ? base : `${homedir()}/.config`}/midwatch/config.toml`
		: named;
}

/** The settings; undefined where there is no such file, and nothing is loaded then. Never fails: mistakes are part of it. */
export async function findConfig(env: Environment): Promise<Config | undefined> {
	const path = configPath(env);
	if (!existsSync(path) && !env['MIDWATCH_CONFIG']) {
		return undefined;
	}

	const {loadConfig} = await import('./load-config.js');
	return loadConfig(path);
}
