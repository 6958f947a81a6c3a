import process from 'node:process';
import {guardExit, type ExitOptions, type Exits} from './guard-exit.js';
import type {Size} from './ink-stdout.js';
import {isUnicode} from './is-unicode.js';
import {createKeyboard} from './keyboard.js';
import {openTty} from './open-tty.js';
import {createPicture, size, type Onlooker} from './picture.js';
import {createScreen} from './screen/screen.js';
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
		/** Whether the newest frame was sent. */
		readonly isShown: () => boolean;
		readonly watch: (onlooker: Onlooker) => void;
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
		onSent: () => picture.sent(),
	});
	const picture = createPicture(screen);
	const keyboard = createKeyboard(process.stdin, line.hear);
	const take = () => {
		if (modes.take()) {
			keyboard.listen();
			picture.redraw();
		}
	};

	const giveBack = (modesToo: () => void) => () => {
		keyboard.rest();
		modesToo();
	};

	const exits = guardExit({restore: giveBack(modes.end), shutDown, describe, isOurs: modes.isTaken});
	process.on('SIGCONT', () => modes.isTaken() && take());
	take();
	return {
		...exits,
		...shareTerminal(giveBack(modes.release), take),
		...picture,
		stdin: keyboard.stream,
		size,
		isUnicode: isUnicode(process.env),
		write: line.send,
		counts: () => ({...screen.counts(), behindMs: line.behindMs()}),
	};
}
