import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import net from 'node:net';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';

export type RealSshd = {
	/** Of an ssh that knows it, before those of the machine. */
	readonly path: string;
	readonly close: () => Promise<void>;
};

/** An sshd of the test's own in front of that socket, once it listens. */
export async function startRealSshd(socketPath: string): Promise<RealSshd> {
	const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'midwatch', 'engine');
	const folder = await mkdtemp(join(tmpdir(), 'midwatch-sshd-'));
	const port = await freePort();
	const script = join(import.meta.dirname, 'run-sshd.sh');
	const sshd = spawn(script, [cache, folder, socketPath, String(port)], {
		stdio: ['ignore', 'ignore', 'pipe'],
		detached: true,
	});
	let said = '';
	const ended = once(sshd, 'exit');
	const sweep = () => {
		sshd.kill('SIGKILL');
	};

	process.once('exit', sweep);
	await new Promise<void>((resolve, reject) => {
		sshd.stderr.on('data', (bytes: Buffer) => {
			said += String(bytes);
			if (said.includes('Server listening')) {
				resolve();
			}
		});
		void ended.then(() => reject(new Error(`sshd did not start:\n${said}`)));
	});
	return {
		path: `${folder}/bin:${process.env['PATH']}`,
		async close() {
			sshd.kill('SIGTERM');
			await ended;
			process.off('exit', sweep);
			await rm(folder, {recursive: true, force: true});
		},
	};
}

async function freePort(): Promise<number> {
	const server = net.createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as net.AddressInfo;
	server.close();
	return port;
}
