import {chmodSync, rmSync} from 'node:fs';
import net, {type Server, type Socket} from 'node:net';
import {commandFlags, sshArgs, type Opening} from './ssh-args.js';
import {startCommand, type SshCommand, type SshEnd} from './ssh-process.js';

/** A login each: sshd's MaxStartups drops bursts. */
const mostSessions = 16;
const mostLogins = 4;

type StdioBridge = {
	/** How the latest session ended. */
	readonly lastEnd: () => SshEnd | undefined;
	readonly end: () => void;
};

/** The same socket where sshd forwards none: each connection to it is a `dial-stdio` there, and few are open at once. */
export async function openStdioBridge(given: Opening, remotePath: string): Promise<StdioBridge> {
	const {socketPath} = given;
	const sessions = createSessions(given, remotePath);
	const server = net.createServer(sessions.take);
	rmSync(socketPath, {force: true});
	await listen(server, socketPath);
	chmodSync(socketPath, 0o600);
	return {
		lastEnd: sessions.lastEnd,
		end() {
			server.close();
			sessions.end();
		},
	};
}

async function listen(server: Server, socketPath: string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(socketPath, resolve);
	});
}

function createSessions(given: Opening, remotePath: string) {
	const args = [...sshArgs(given, commandFlags), dialCommand(remotePath)];
	const running = new Set<SshCommand>();
	let waiting: Socket[] = [];
	let logins = 0;
	let lastEnd: SshEnd | undefined;
	const beginNext = () => {
		while (waiting.length > 0 && logins < mostLogins && running.size < mostSessions) {
			begin(waiting.shift()!);
		}
	};

	const begin = (socket: Socket) => {
		const command = startCommand(args, given);
		logins++;
		running.add(command);
		join(socket, command, () => {
			logins--;
			beginNext();
		});
		void command.ended.then(end => {
			lastEnd = end;
			running.delete(command);
			beginNext();
		});
	};

	return {
		take(socket: Socket) {
			socket.on('error', () => socket.destroy());
			socket.once('close', () => {
				waiting = waiting.filter(one => one !== socket);
			});
			waiting.push(socket);
			beginNext();
		},
		lastEnd: () => lastEnd,
		end: () => running.forEach(command => command.end()),
	};
}

/** `isIn` is called once: it is logged in, or has ended. */
function join(socket: Socket, {stdin, stdout, ended, end}: SshCommand, isIn: () => void): void {
	let isWaiting = true;
	const once = () => {
		if (isWaiting) {
			isWaiting = false;
			isIn();
		}
	};

	stdout.once('data', once);
	socket.pipe(stdin);
	stdout.pipe(socket);
	socket.once('close', end);
	void ended.then(() => {
		once();
		socket.destroy();
	});
}

/** Docker's CLI or Podman's, whichever is there. */
function dialCommand(remotePath: string): string {
	const url = `"unix://${remotePath}"`;
	const by = (tool: string, flag: string) =>
		`if command -v ${tool} >/dev/null 2>&1; then exec ${tool} ${flag} ${url} system dial-stdio; fi`;
	return `sh -c '${by('docker', '-H')}; ${by('podman', '--url')}; echo "there is no docker command there" >&2; exit 127'`;
}
