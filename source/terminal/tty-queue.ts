import type {Tty} from './open-tty.js';

/** Bytes on their way to a terminal: what a full line didn't take yet waits here. */
export type TtyQueue = {
	readonly send: (bytes: string) => void;
	/** Whether everything went out. */
	readonly flush: () => boolean;
	/** Drops all that waits, and sends this. */
	readonly replace: (bytes: string) => void;
};

const nothing: Uint8Array = Buffer.alloc(0);

/** `onLost` is called once, when the terminal is gone; from then on everything is dropped. */
export function createTtyQueue(tty: Tty, onLost: () => void): TtyQueue {
	let waiting = nothing;
	let isLost = false;

	const flush = () => {
		try {
			waiting = isLost || waiting.length === 0 ? nothing : waiting.subarray(tty.write(waiting));
		} catch {
			[isLost, waiting] = [true, nothing];
			onLost();
		}

		return waiting.length === 0;
	};

	return {
		send(bytes) {
			waiting = Buffer.concat([waiting, Buffer.from(bytes)]);
			flush();
		},
		flush,
		replace(bytes) {
			waiting = Buffer.from(bytes);
			flush();
		},
	};
}
