import {execFile, spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';

/** `debian` is the release's own docker.io, `newest` that of sid. */
export type EngineKind = 'debian' | 'newest';

const run = promisify(execFile);

/** Why there can be no engine of the tests' own on this machine; undefined where there can. */
export function whyNoEngine(): string | undefined {
	if (process.getuid?.() !== 0) {
		return 'real engines need root';
	}

	if (!existsSync('/etc/debian_version')) {
		return 'real engines need Debian';
	}

	return spawnSync('unshare', ['--mount', 'true']).status === 0
		? undefined
		: 'real engines need the right to mount';
}

/** Installs what the engine takes, if it isn't there. Returns the environment to run it in. */
export async function provideTools(kind: EngineKind): Promise<NodeJS.ProcessEnv> {
	const folder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'midwatch', 'engine');
	await run('bash', [join(import.meta.dirname, 'install-engine.sh'), kind, folder]);
	const {DOCKER_HOST: _, DOCKER_CONTEXT: __, ...env} = process.env;
	return kind === 'debian' ? env : {...env, PATH: `${folder}/bin:${env['PATH']}`};
}
