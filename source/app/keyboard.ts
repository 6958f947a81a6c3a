import {createInkStdin} from './ink-stdin.js';

/** What is typed, while the terminal is ours: keys for Ink, and the terminal's answers, which `hear` is told. */
export function createKeyboard(stdin: NodeJS.ReadStream, hear: (typed: string) => void) {
	const keys = createInkStdin();
	const onData = (typed: Buffer) => {
		hear(typed.toString('latin1'));
		keys.push(typed);
	};

	return {
		stream: keys.stream,
		listen() {
			stdin.off('data', onData).on('data', onData).resume();
		},
		rest() {
			stdin.off('data', onData).pause();
		},
	};
}
