import {mkdirSync} from 'node:fs';
import module from 'node:module';
import {homedir} from 'node:os';

/**
 * Lets Node keep what it compiles of the program, so that the next start needn't: in the user's own cache folder,
 * not in the shared temporary one that Node would take.
 */
export function keepCompiled(env: Readonly<Record<string, string | undefined>>): void {
	try {
		const directory = `${env['XDG_CACHE_HOME'] || `${homedir()}/.cache`}/midwatch`;
		mkdirSync(directory, {recursive: true, mode: 0o700});
		module.enableCompileCache(directory);
	} catch {
		// No home, or none that can be written to: then each start compiles anew.
	}
}
