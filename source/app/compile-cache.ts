import {existsSync} from 'node:fs';
import module from 'node:module';
import {homedir} from 'node:os';
import process from 'node:process';
import {isOurFolder, makeFolder} from './make-folder.js';

/**
 * Lets Node keep what it compiles of the program, so that the next start needn't: in the user's own cache folder,
 * not in the shared temporary one that Node would take. What is kept there is run: root doesn't take it from a folder
 * of another, as HOME names it after `sudo -E`.
 */
export function keepCompiled(env: Readonly<Record<string, string | undefined>>): void {
	try {
		const directory = `${env['XDG_CACHE_HOME'] || `${homedir()}/.cache`}/midwatch`;
		if (isOurs(directory)) {
			makeFolder(directory);
		}

		// Another may have made it meanwhile.
		if (existsSync(directory) && isOurs(directory)) {
			module.enableCompileCache(directory);
		}
	} catch {
		// No home, or none that can be written to: then each start compiles anew.
	}
}

function isOurs(folder: string): boolean {
	const {getuid, getgid} = process;
	// Where users have no numbers, folders have no such modes.
	return !getuid || !getgid || isOurFolder(folder, {uid: getuid(), gid: getgid()});
}
