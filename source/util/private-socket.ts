import {once} from 'node:events';
import {lstat, mkdtemp, readdir, rm, rmdir, unlink} from 'node:fs/promises';
import {connect} from 'node:net';
import {tmpdir, userInfo} from 'node:os';
import {join} from 'node:path';

/** What the folders of both kinds of sockets begin with. */
const prefixes = {demo: 'midwatch-demo-', ssh: 'midwatch-ssh-'} as const;
const socketName = 'docker.sock';
/** One that was made just now may not listen yet, and may be far from having its socket. */
const leastAgesMs: Readonly<Record<string, number>> = {ECONNREFUSED: 1000, ENOENT: 60_000};

/** A socket's path that only this user can reach; `remove` takes away what was made for it. */
export async function makePrivateSocket(kind: keyof typeof prefixes = 'demo'): Promise<{
	readonly path: string;
	readonly remove: () => Promise<void>;
}> {
	// mkdtemp makes it 0700, whatever the umask.
	const directory = await mkdtemp(join(tmpdir(), prefixes[kind]));
	return {
		path: join(directory, socketName),
		remove: async () => rm(directory, {recursive: true, force: true}),
	};
}

/** Takes away what this user's engines that were killed have left behind. What can't be looked at stays. */
export async function sweepDeadSockets(): Promise<void> {
	const folder = tmpdir();
	for (const name of await readdir(folder).catch(() => [])) {
		const directory = join(folder, name);
		if (Object.values(prefixes).some(prefix => name.startsWith(prefix)) && (await isDead(directory))) {
			await sweep(directory);
		}
	}
}

/** The socket and its folder; a folder that holds anything else isn't an engine's, and stays. */
async function sweep(directory: string): Promise<void> {
	await unlink(join(directory, socketName)).catch(() => {});
	await rmdir(directory).catch(() => {});
}

/** Ours, and old enough for nobody to listen there any more. */
async function isDead(directory: string): Promise<boolean> {
	const found = await lstat(directory).catch(() => undefined);
	if (!found?.isDirectory() || found.uid !== userInfo().uid) {
		return false;
	}

	const leastAgeMs = leastAgesMs[await refusalOf(join(directory, socketName))];
	return leastAgeMs !== undefined && Date.now() - found.mtimeMs > leastAgeMs;
}

/** Why nobody can connect to the socket; empty where somebody listens. */
async function refusalOf(path: string): Promise<string> {
	const socket = connect(path);
	try {
		await once(socket, 'connect');
		return '';
	} catch (error) {
		return (error as NodeJS.ErrnoException).code ?? '';
	} finally {
		socket.destroy();
	}
}
