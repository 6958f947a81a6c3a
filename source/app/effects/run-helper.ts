import process from 'node:process';
import type {RunHelper} from '../../engine/address/docker-credentials.js';

/** One that asks somebody for a password waits here for ever. */
const timeLimitMs = 20_000;
const mostBytes = 64 * 1024;

/**
 * A program by its arguments, never by a shell. It has no terminal, so that it can neither ask nor paint there,
 * and ends with the signal, at the time limit, or when it says too much: it, and all that it started.
 */
export function createRunHelper(limitMs = timeLimitMs): RunHelper {
	return async (program, args, input, signal) => {
		const {spawn} = await import('node:child_process');
		const limit = AbortSignal.timeout(limitMs);
		const given = AbortSignal.any([signal, limit]);
		given.throwIfAborted();
		const {GPG_TTY: _, ...env} = process.env;
		const child = spawn(program, args, {stdio: ['pipe', 'pipe', 'ignore'], detached: true, env});
		const {promise, resolve, reject} = Promise.withResolvers<{status: number | null; output: string}>();
		const giveUp = () =>
			reject(new Error(limit.aborted ? `no answer within ${limitMs / 1000} s` : 'given up'));
		given.addEventListener('abort', giveUp);
		let output = '';
		child.stdout.on('data', (bytes: Buffer) => {
			output += bytes.toString();
			if (output.length > mostBytes) {
				reject(new Error('it says too much'));
			}
		});
		child.on('error', (error: NodeJS.ErrnoException) =>
			reject(
				new Error(error.code === 'ENOENT' ? 'there is no such program' : `can't be run (${error.code})`),
			),
		);
		child.on('close', status => resolve({status, output}));
		child.stdin.on('error', () => {});
		child.stdin.end(input);
		try {
			return await promise;
		} catch (error) {
			child.stdout.destroy();
			endGroup(child.pid);
			throw error;
		} finally {
			given.removeEventListener('abort', giveUp);
		}
	};
}

function endGroup(pid: number | undefined): void {
	try {
		if (pid !== undefined) {
			process.kill(-pid, 'SIGKILL');
		}
	} catch {
		// Nothing of it is left.
	}
}
