import {spawn, type ChildProcess} from 'node:child_process';
import type {Duplex, Readable, Writable} from 'node:stream';
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
 * Ends ssh when our end of the third pipe closes, however we ended, SIGKILL included, and takes the socket away; a
 * line there ends it alone. ssh itself would not know, or not before what it waits for there has ended.
 */
const watchdog = `exec 4<&0; socket=$1; shift
"$@" <&4 3<&- 4<&- & ssh=$!
exec 4<&-
(read -r _ <&3 || { rm -f "$socket"; rmdir "\${socket%/*}"; }; kill $ssh) </dev/null >/dev/null 2>&1 & watch=$!
wait $ssh; status=$?; kill $watch 2>/dev/null; exit $status`;

/** `ssh -N` with a forwarded socket, for as long as we live. Without a terminal of ours unless it is to ask there. */
export function startTunnel(args: readonly string[], given: Opening): SshProcess {
	return start('ignore', args, given);
}

export type SshCommand = SshProcess & {readonly stdin: Writable; readonly stdout: Readable};

/** A command there, its stdin and stdout ours. */
export function startCommand(args: readonly string[], given: Opening): SshCommand {
	const {stdin, stdout, ...process} = start('pipe', args, given);
	return {...process, stdin: stdin!, stdout: stdout!};
}

function start(inAndOut: 'pipe' | 'ignore', args: readonly string[], given: Opening) {
	const child = spawn('/bin/sh', ['-c', watchdog, 'midwatch', given.socketPath, 'ssh', ...args], {
		stdio: [inAndOut, inAndOut, 'pipe', 'pipe'],
		detached: !given.isForeground,
	});
	const lifeline = child.stdio[3] as Duplex;
	for (const stream of [child.stdin, child.stdout, lifeline]) {
		stream?.on('error', () => {});
	}

	lifeline.resume();
	const ending = {end: () => lifeline.write('end\n'), leave: () => lifeline.end()};
	return {...follow(child, ending, given.signal), stdin: child.stdin, stdout: child.stdout};
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
		if (signal.aborted) {
			end();
		}
	});
	return {ended, said: () => said, hasEnded: () => hasEnded, end, leave};
}
