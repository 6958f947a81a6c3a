import {once} from 'node:events';
import {lstat, mkdtemp, readdir, rm, rmdir, unlink} from 'node:fs/promises';
import {connect} from 'node:net';
import {tmpdir, userInfo} from 'node:os';
import {join} from 'node:path';

/** What the folders of both kinds of sockets begin with. */
const prefixes = {demo: 'midwatch-demo-', ssh: 'midwatch-ssh-'} as const;
const socketName = 'docker.sock';
/** One that was made just now may not listen yet. */
const leastAgeMs = 60_000;

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
		if (
			Object.values(prefixes).some(prefix => name.startsWith(prefix)) &&
			(await isOldAndOurs(directory)) &&
			(await isDead(directory))
		) {
			await sweep(directory);
		}
	}
}

/** The socket and its folder; a folder that holds anything else isn't an engine's, and stays. */
async function sweep(directory: string): Promise<void> {
	await unlink(join(directory, socketName)).catch(() => {});
	await rmdir(directory).catch(() => {});
}

async function isOldAndOurs(directory: string): Promise<boolean> {
	const found = await lstat(directory).catch(() => undefined);
	return (
		found !== undefined &&
		found.isDirectory() &&
		found.uid === userInfo().uid &&
		Date.now() - found.mtimeMs > leastAgeMs
	);
}

/** Nobody listens there any more. */
async function isDead(directory: string): Promise<boolean> {
	const socket = connect(join(directory, socketName));
	try {
		await once(socket, 'connect');
		return false;
	} catch (error) {
		return ['ECONNREFUSED', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '');
	} finally {
		socket.destroy();
	}
}
