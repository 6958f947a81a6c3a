import process from 'node:process';
import type {Conversation} from '../engine/exec.js';

/** Docker's own; what a container's program never gets to see. */
export const detachKeys = 'ctrl-p,ctrl-q';

/**
 * The terminal talks to a process in a container: every byte untouched, both ways, and its size with each change.
 * Resolves with what it said first when the process or the connection ends.
 */
export async function converse({stream, resize}: Conversation): Promise<string> {
	const {stdin, stdout} = process;
	const {promise, resolve, reject} = Promise.withResolvers<void>();
	let first = '';
	stream.once('data', (bytes: Buffer) => {
		first = bytes.toString();
	});
	const onKeys = (keys: Buffer) => stream.write(keys);
	const onSize = () => {
		void resize({columns: stdout.columns || 80, rows: stdout.rows || 24}).catch(() => undefined);
	};

	stdin.setRawMode(true);
	stdin.on('data', onKeys).resume();
	stdout.on('resize', onSize);
	stream.pipe(stdout, {end: false});
	stream.once('end', resolve).once('close', resolve).on('error', reject);
	if (stream.destroyed) {
		resolve();
	}

	onSize();
	try {
		await promise;
		return first;
	} finally {
		stream.unpipe(stdout);
		stream.destroy();
		stdin.off('data', onKeys).pause();
		stdout.off('resize', onSize);
		stdin.setRawMode(false);
	}
}
