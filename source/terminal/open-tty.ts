import {constants, openSync, readSync, writeSync} from 'node:fs';

// Node writes to a terminal synchronously: on a slow or stopped line every write, and so every key press,
// would wait for the line. So midwatch opens the terminal once more for itself, not blocking. (Making
// descriptor 1 not blocking instead would do it to the shell too: they share the open file.)

/** A terminal that never makes its caller wait. Lost terminals throw (EIO, EPIPE). */
export type Tty = {
	/** Writes what fits; returns the bytes taken, 0 when the line is full. */
	readonly write: (bytes: Uint8Array) => number;
	/** What was typed and not read by anybody yet. */
	readonly read: () => string;
};

/** The terminal behind a descriptor. Where it can't be opened again, writes may block and nothing is read. */
export function openTty(descriptor: number): Tty {
	const own = reopen(descriptor);
	const buffer = Buffer.alloc(1024);
	return {
		write: bytes => unlessBusy(() => writeSync(own ?? descriptor, bytes)),
		read() {
			const length = own === undefined ? 0 : unlessBusy(() => readSync(own, buffer));
			return buffer.toString('latin1', 0, length);
		},
	};
}

function reopen(descriptor: number): number | undefined {
	const flags = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY;
	for (const path of [`/proc/self/fd/${descriptor}`, '/dev/tty']) {
		try {
			return openSync(path, flags);
		} catch {
			// Not on this system, or not ours to open: the next way.
		}
	}

	return undefined;
}

function unlessBusy(move: () => number): number {
	try {
		return move();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EAGAIN') {
			return 0;
		}

		throw error;
	}
}
