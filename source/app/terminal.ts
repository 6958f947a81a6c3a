import process from 'node:process';
import {guardExit, type ExitOptions, type Exits} from './guard-exit.js';
import {createInkStdin} from './ink-stdin.js';
import {createInkStdout, type Size} from './ink-stdout.js';
import {isUnicode} from './is-unicode.js';
import {openTty} from './open-tty.js';
import {createScreen, type Screen} from './screen/screen.js';
import {shareTerminal, type Sharing} from './share-terminal.js';
import {createTerminalLine} from './terminal-line.js';
import {createTerminalModes} from './terminal-modes.js';

export type TerminalOptions = Pick<ExitOptions, 'shutDown' | 'describe'> & {readonly title: string};

export type Terminal = Exits &
	Sharing & {
		/** For Ink's `render`, with `debug` and `interactive`, without `patchConsole` and `exitOnCtrlC`. */
		readonly stdin: NodeJS.ReadStream;
		readonly stdout: NodeJS.WriteStream;
		readonly size: () => Size;
		/** The listener hears of a new size before Ink does. */
		readonly onResize: (listener: (size: Size) => void) => void;
		readonly isUnicode: boolean;
		/** Shows a frame: lines of text with SGR sequences. */
		readonly paint: (frame: string) => void;
		/** Paints the whole of the last frame again. */
		readonly redraw: () => void;
		/** Sends a sequence that changes nothing on the screen, as OSC 52. */
		readonly write: (bytes: string) => void;
		readonly counts: () => TerminalCounts;
	};

/** Since the start. `behindMs`: how long the terminal was behind with what it was sent. */
export type TerminalCounts = {
	readonly bytesWritten: number;
	readonly framesDropped: number;
	readonly behindMs: number;
};

/** Takes the terminal of the process. It is given back however the process ends. */
export function openTerminal({title, shutDown, describe}: TerminalOptions): Terminal {
	const line = createTerminalLine({
		tty: openTty(1),
		now: () => performance.now(),
		onReady: () => screen.paintWaiting(),
		onLost: () => exits.hangUp(),
	});
	const modes = createTerminalModes({line, stdin: process.stdin, title, kind: process.env['TERM'] ?? ''});
	const screen = createScreen({
		...size(),
		write: line.send,
		isReady: () => modes.isTaken() && line.isReady(),
	});
	const picture = createPicture(screen);
	const keyboard = listenTo(process.stdin, line.hear);
	const take = () => {
		modes.take();
		keyboard.listen();
		picture.redraw();
	};

	const release = () => {
		keyboard.rest();
		modes.release();
	};

	const restore = () => {
		keyboard.rest();
		modes.end();
	};

	const exits = guardExit({restore, shutDown, describe, isOurs: modes.isTaken});
	process.on('SIGCONT', () => modes.isTaken() && take());
	take();
	return {
		...exits,
		...shareTerminal(release, take),
		...picture,
		stdin: keyboard.stream,
		size,
		isUnicode: isUnicode(process.env),
		write: line.send,
		counts: () => ({...screen.counts(), behindMs: line.behindMs()}),
	};
}

/** Some terminals say nothing of their size. */
function size(): Size {
	return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}

/** A storm of sizes is one change. */
const resizeMs = 30;

/** What the terminal should show: the frames, at the size it has. */
function createPicture(screen: Screen) {
	let latest = '';
	const paint = (frame: string) => {
		latest = frame;
		screen.paint(frame);
	};

	const redraw = () => {
		screen.invalidate();
		screen.paint(latest);
	};

	const stdout = createInkStdout(size(), paint);
	let timer: NodeJS.Timeout | undefined;
	process.stdout.on('resize', () => {
		timer ??= setTimeout(() => {
			timer = undefined;
			screen.resize(size());
			stdout.resize(size());
			screen.paint(latest);
		}, resizeMs);
	});

	return {
		paint,
		redraw,
		stdout: stdout.stream,
		onResize: (listener: (size: Size) => void) =>
			stdout.stream.prependListener('resize', () => listener(size())),
	};
}

/** Splits what is typed into keys, for Ink, and answers of the terminal. */
function listenTo(stdin: NodeJS.ReadStream, hear: (typed: string) => void) {
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
