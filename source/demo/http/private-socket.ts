import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A socket's path that only this user can reach; `remove` takes away what was made for it. */
export async function makePrivateSocket(
	given: string | undefined,
): Promise<{readonly path: string; readonly remove: () => Promise<void>}> {
	if (given !== undefined) {
		return {path: given, remove: async () => rm(given, {force: true})};
	}

	// mkdtemp makes it 0700, whatever the umask.
	const directory = await mkdtemp(join(tmpdir(), 'midwatch-demo-'));
	return {
		path: join(directory, 'docker.sock'),
		remove: async () => rm(directory, {recursive: true, force: true}),
	};
}
