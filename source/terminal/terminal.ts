import process from 'node:process';
import {guardExit, type ExitOptions, type Exits} from './guard-exit.js';
import type {Size} from './ink-stdout.js';
import {createInkStdin} from './ink-stdin.js';
import {createEventQueue} from './input/event-queue.js';
import type {Pointer} from './input/pointer.js';
import {createKeyboard, type Keyboard} from './input/keyboard.js';
import {isUnicode} from './is-unicode.js';
import {openTty} from './open-tty.js';
import {createPicture, size, type Onlooker} from './frame-output.js';
import {createScreen} from './cells/screen-writer.js';
import {shareTerminal, type Sharing} from './share-terminal.js';
import {createTerminalLine, type LineOptions, type Sight, type TerminalLine} from './terminal-line.js';
import {createTerminalModes} from './terminal-modes.js';
import type {Ground} from '../text/themes.js';
import {kindOf} from './terminal-resets.js';

type TerminalOptions = Pick<ExitOptions, 'shutDown' | 'describe'> & {
	readonly title: string;
	readonly hasMouse: boolean;
	/** Whether the terminal is asked for its background. */
	readonly asksGround: boolean;
	/** It answered, as not all do. */
	readonly onGround: (ground: Ground) => void;
};

export type Terminal = Exits &
	Sharing &
	Pick<Keyboard, 'onPress'> &
	Sight & {
		/** For Ink's `render`, with `debug` and `interactive`, without `patchConsole` and `exitOnCtrlC`. */
		readonly stdin: NodeJS.ReadStream;
		readonly stdout: NodeJS.WriteStream;
		/** Who hears what is done with the mouse. */
		readonly onPointer: (listener: (pointer: Pointer) => void) => void;
		readonly size: () => Size;
		/** The listener hears of a new size before Ink does. */
		readonly onResize: (listener: (size: Size) => void) => void;
		readonly isUnicode: boolean;
		/** Shows a frame: lines of text with SGR sequences. */
		readonly paint: (frame: string) => void;
		/** Paints the whole of the last frame again. */
		readonly redraw: () => void;
		/** Sends a sequence that changes nothing on the screen, as OSC 52; nothing while another has the terminal. */
		readonly write: (bytes: string) => void;
		/** Whether the newest frame was sent. */
		readonly isShown: () => boolean;
		readonly watch: (onlooker: Onlooker) => void;
		readonly counts: () => TerminalCounts;
	};

/** Since the start. `behindMs`: how long the terminal was behind with what it was sent. */
type TerminalCounts = {
	readonly bytesWritten: number;
	readonly framesDropped: number;
	readonly behindMs: number;
};

/** Takes the terminal of the process. It is given back however the process ends. */
export function openTerminal({onGround, shutDown, describe, ...options}: TerminalOptions): Terminal {
	const line = openLine({onReady: () => screen.paintWaiting(), onLost: () => exits.hangUp()});
	const term = process.env['TERM'] ?? '';
	const modes = createTerminalModes({...options, line, stdin: process.stdin, term});
	const screen = createScreen({
		...size(),
		write: line.send,
		isReady: () => modes.isTaken() && line.isReady(),
		onSend: () => picture.sent(),
		canHold: kindOf(term).isModern,
	});
	const picture = createPicture(screen);
	const keyboard = openKeyboard(line, onGround);
	const take = (wasLent: boolean) => {
		if (modes.take()) {
			line.forget();
			keyboard.listen(wasLent);
			picture.redraw();
		}
	};

	const giveBack = (modesToo: () => void) => () => {
		keyboard.rest();
		modesToo();
	};

	const exits = guardExit({restore: giveBack(modes.end), shutDown, describe, isOurs: modes.isTaken});
	process.on('SIGCONT', () => modes.isTaken() && take(true));
	take(false);
	return {
		...exits,
		...shareTerminal({release: giveBack(modes.release), lend: giveBack(modes.lend), take: () => take(true)}),
		...picture,
		...line.sight,
		...keyboard,
		stdin: createInkStdin(),
		size,
		isUnicode: isUnicode(process.env),
		write: bytes => modes.isTaken() && line.send(bytes),
		counts: () => ({...screen.counts(), behindMs: line.behindMs()}),
	};
}

function openLine(events: Pick<LineOptions, 'onReady' | 'onLost'>): TerminalLine {
	return createTerminalLine({...events, tty: openTty(1), now: () => performance.now(), size});
}

function openKeyboard(
	line: TerminalLine,
	onGround: TerminalOptions['onGround'],
): Keyboard & Pick<Terminal, 'onPointer'> {
	const pointers = createEventQueue<Pointer>();
	const keyboard = createKeyboard({
		stdin: process.stdin,
		onReport(report) {
			if (report.type === 'pointer') {
				pointers.tell(report);
			} else if (report.type === 'ground') {
				onGround(report.ground);
			} else {
				line.hear(report);
			}
		},
		ask(then) {
			line.send(line.sight.prove(then));
			return !line.sight.isSilent();
		},
	});
	return {...keyboard, onPointer: pointers.hear};
}
