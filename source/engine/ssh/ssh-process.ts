import {spawn, type ChildProcess} from 'node:child_process';
import type {Opening} from './ssh-args.js';

export type SshEnd = {readonly status: number | null; readonly said: string};

type SshProcess = {
	readonly ended: Promise<SshEnd>;
	/** What it has written to stderr, its last lines. */
	readonly said: () => string;
	readonly hasEnded: () => boolean;
	readonly end: () => void;
	/** Ends it and takes its socket away, with the folder. */
	readonly leave: () => void;
};

const mostSaid = 16_384;

/**
 * Ends ssh when our end of the pipe closes, however we ended, SIGKILL included, and takes the socket away; a line
 * ends it alone. ssh itself would never know: it reads nothing from us.
 */
const watchdog = `exec 3<&0; socket=$1; shift
"$@" </dev/null 3<&- & ssh=$!
(read -r _ <&3 || { rm -f "$socket"; rmdir "\${socket%/*}"; }; kill $ssh) >/dev/null 2>&1 & watch=$!
wait $ssh; status=$?; kill $watch 2>/dev/null; exit $status`;

/** `ssh -N` with a forwarded socket, for as long as we live. Without a terminal of ours unless it is to ask there. */
export function startTunnel(args: readonly string[], given: Opening): SshProcess {
	const child = spawn('/bin/sh', ['-c', watchdog, 'midwatch', given.socketPath, 'ssh', ...args], {
		stdio: ['pipe', 'ignore', 'pipe'],
		detached: !given.isForeground,
	});
	child.stdin.on('error', () => {});
	const ending = {end: () => child.stdin.write('end\n'), leave: () => child.stdin.end()};
	return follow(child, ending, given.signal);
}

export type SshCommand = SshProcess & {readonly child: ChildProcess};

/** A command there, its stdin and stdout ours. It ends with its pipes. */
export function startCommand(args: readonly string[], {isForeground, signal}: Opening): SshCommand {
	const child = spawn('ssh', args, {stdio: ['pipe', 'pipe', 'pipe'], detached: !isForeground});
	child.stdin.on('error', () => {});
	child.stdout.on('error', () => {});
	return {child, ...follow(child, {end: () => child.kill(), leave: () => child.kill()}, signal)};
}

type Ending = {readonly end: () => unknown; readonly leave: () => unknown};

function follow(child: ChildProcess, {end, leave}: Ending, signal: AbortSignal): SshProcess {
	let said = '';
	let hasEnded = false;
	child.stderr?.on('data', (bytes: Buffer) => {
		said = (said + bytes.toString()).slice(-mostSaid);
	});
	const ended = new Promise<SshEnd>(resolve => {
		const over = (status: number | null) => {
			hasEnded = true;
			signal.removeEventListener('abort', end);
			resolve({status, said});
		};

		child.once('error', (error: NodeJS.ErrnoException) => {
			said += error.code === 'ENOENT' ? 'ssh: not found' : error.message;
			over(null);
		});
		child.once('close', over);
		signal.addEventListener('abort', end, {once: true});
	});
	return {ended, said: () => said, hasEnded: () => hasEnded, end, leave};
}
