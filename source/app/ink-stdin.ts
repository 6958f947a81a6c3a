import {PassThrough} from 'node:stream';
import {answer} from './round-trips.js';

// What Ink takes for its keyboard. The terminal itself stays ours: its raw mode is switched in
// terminal-modes.ts alone, and its answers to our questions are not keys.

export type InkStdin = {
	readonly stream: NodeJS.ReadStream;
	/** Hands on what was typed. */
	readonly push: (typed: Buffer) => void;
};

export function createInkStdin(): InkStdin {
	const pipe = new PassThrough();
	const stream = Object.assign(pipe, {
		isTTY: true,
		setRawMode: () => stream,
		ref: () => stream,
		unref: () => stream,
	});
	return {
		stream: stream as unknown as NodeJS.ReadStream,
		push(typed) {
			const keys = typed.includes(answer) ? typed.toString('latin1').replaceAll(answer, '') : typed;
			if (keys.length > 0) {
				pipe.write(keys, 'latin1');
			}
		},
	};
}
