import {PassThrough} from 'node:stream';

/** What Ink takes for its keyboard. Nothing ever comes from it: the keys are read in `input/`. */
export function createInkStdin(): NodeJS.ReadStream {
	const pipe = new PassThrough();
	const stream = Object.assign(pipe, {
		isTTY: true,
		setRawMode: () => stream,
		ref: () => stream,
		unref: () => stream,
	});
	return stream as unknown as NodeJS.ReadStream;
}
