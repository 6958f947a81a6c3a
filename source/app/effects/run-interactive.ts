import process from 'node:process';
import type {RemoteProcess} from '../../engine/api/exec-calls.js';

/** Docker's own; what a container's program never gets to see. */
export const detachKeys = 'ctrl-p,ctrl-q';
const detachBytes = '\u0010\u0011';
/** An engine that lets go takes some milliseconds for it; one that doesn't say so keeps nobody here. */
const detachPatienceMs = 1000;

export type InteractiveResult = {
	/** What it said first. */
	readonly first: string;
	/** The keys that detach were typed. */
	readonly hasDetached: boolean;
};

/**
 * The terminal talks to a process in a container: every byte untouched, both ways, and its size with each change.
 * Ends with the process or the connection, or when the user has detached.
 */
export async function runInteractive({
	stream,
	resize,
}: Pick<RemoteProcess, 'stream' | 'resize'>): Promise<InteractiveResult> {
	const {stdin, stdout} = process;
	const {promise, resolve, reject} = Promise.withResolvers<void>();
	let first = '';
	stream.once('data', (bytes: Buffer) => {
		first = bytes.toString();
	});
	const keys = watchDetach(resolve);
	const onKeys = (typed: Buffer) => {
		keys.hear(typed);
		stream.write(typed);
	};

	const onSize = () => {
		void resize({columns: stdout.columns || 80, rows: stdout.rows || 24}).catch(() => undefined);
	};

	stdin.setRawMode(true);
	stdin.on('data', onKeys).resume();
	stdout.on('resize', onSize);
	stream.pipe(stdout, {end: false});
	const onError = (error: unknown) => (keys.hasDetached() ? resolve() : reject(error));
	stream.once('end', resolve).once('close', resolve).on('error', onError);
	if (stream.destroyed) {
		resolve();
	}

	onSize();
	try {
		await promise;
		return {first, hasDetached: keys.hasDetached()};
	} finally {
		keys.forget();
		stream.unpipe(stdout);
		stream.destroy();
		stdin.off('data', onKeys).pause();
		stdout.off('resize', onSize);
		stdin.setRawMode(false);
	}
}

/** Calls `leave` when the keys that detach were typed and the engine doesn't close the stream. */
function watchDetach(leave: () => void) {
	let last = '';
	let timer: NodeJS.Timeout | undefined;
	return {
		hasDetached: () => timer !== undefined,
		hear(typed: Buffer): void {
			last += typed.toString('latin1');
			if (last.includes(detachBytes)) {
				timer ??= setTimeout(leave, detachPatienceMs);
			}

			last = last.slice(-1);
		},
		forget(): void {
			clearTimeout(timer);
		},
	};
}
