import type {Tty} from '../../source/terminal/open-tty.js';

export type SlowTty = Tty & {
	/** Lets the line work for so long. */
	readonly pass: (elapsedMs: number) => void;
	/** All that has come out at the far end. */
	readonly shown: () => string;
	/** Bytes that are on their way. */
	readonly held: () => number;
};

/** The line of a slow terminal: it takes bytes into a buffer of a pty's size and shows them at its rate. */
export function createSlowTty(bytesPerSecond: number, onAnswer?: (bytes: string) => void): SlowTty {
	const capacity = 16_384;
	let held = Buffer.alloc(0);
	let shown = '';
	let due = 0;
	return {
		write(bytes) {
			const taken = Math.min(bytes.length, capacity - held.length);
			held = Buffer.concat([held, bytes.subarray(0, taken)]);
			return taken;
		},
		read: () => '',
		pass(elapsedMs) {
			due += (elapsedMs * bytesPerSecond) / 1000;
			const count = Math.min(Math.floor(due), held.length);
			due = held.length === count ? 0 : due - count;
			const before = shown.length;
			shown += held.toString('latin1', 0, count);
			held = held.subarray(count);
			const questions = shown.slice(Math.max(0, before - 3)).split('\u001B[5n').length - 1;
			for (let one = 0; one < questions; one++) {
				onAnswer?.('\u001B[0n');
			}
		},
		shown: () => shown,
		held: () => held.length,
	};
}
