import {EventEmitter} from 'node:events';

// What Ink takes for its terminal. In debug mode Ink writes each frame whole, with no erasing of its
// own; beside frames it writes only the switches that terminal.ts holds (cursor, bracketed paste).

export type Size = {readonly columns: number; readonly rows: number};

type InkStdout = {
	readonly stream: NodeJS.WriteStream;
	readonly resize: (size: Size) => void;
	/** Tells Ink that the size is another. */
	readonly announce: () => void;
};

const switches = /^(?:\u001B\[[<=>?][\d;]*[a-z])*$/;

export function createInkStdout(size: Size, onFrame: (frame: string) => void): InkStdout {
	const stream = Object.assign(new EventEmitter(), {
		isTTY: true,
		...size,
		write(text: string, written?: () => void) {
			if (!switches.test(text)) {
				onFrame(text);
			}

			if (written !== undefined) {
				queueMicrotask(written);
			}

			return true;
		},
	});
	return {
		stream: stream as unknown as NodeJS.WriteStream,
		resize(next) {
			Object.assign(stream, next);
		},
		announce() {
			stream.emit('resize');
		},
	};
}
