import {groundQuestion} from './input/answers.js';
import type {TerminalLine} from './terminal-line.js';
import {kindOf, resetKeys, resetMargins, resetModes} from './terminal-resets.js';

/** What is switched while the terminal is ours, and back when it isn't. */
export type TerminalModes = {
	/** False once it was released for good. */
	readonly take: () => boolean;
	/** Gives the terminal back as it was, before returning. Safe to call at any time. */
	readonly release: () => void;
	/** The same, to a program that is ours to answer for. */
	readonly lend: () => void;
	/** Releases it for good. */
	readonly end: () => void;
	readonly isTaken: () => boolean;
};

type ModesOptions = {
	readonly line: TerminalLine;
	readonly stdin: Pick<NodeJS.ReadStream, 'setRawMode' | 'isRaw'>;
	readonly title: string;
	/** TERM. */
	readonly term: string;
	/** Whether the terminal is asked for its background. */
	readonly asksGround?: boolean;
	readonly hasMouse?: boolean;
};

const alternateScreen = '?1049';
const cursor = '?25';
const bracketedPaste = '?2004';
const autowrap = '?7';
/** Presses and the wheel, in numbers. Switched off with all that another may have left on: `resetModes`. */
const mouse = '?1000;1006';

/**
 * A paint may have been cut short: its margins and its style end. The screen is cleared for terminals that have no
 * other to go back to.
 */
const endOfPaint = '\u001B[?6l\u001B[r\u001B[m\u001B[H\u001B[J';

export function createTerminalModes({line, stdin, ...options}: ModesOptions): TerminalModes {
	let state: 'given back' | 'taken' | 'lent' | 'ended' = 'given back';
	const {given, takenBack, taken} = sequencesOf(options);
	const setRaw = rawModeOf(stdin);

	const leave = (next: 'given back' | 'lent' | 'ended') => {
		if (state === 'taken') {
			line.sendLast(given);
			line.settle();
		} else if (state === 'lent' && next === 'ended') {
			line.sendLast(takenBack);
		}

		state = state === 'ended' ? state : next;
		setRaw(false);
	};

	return {
		take() {
			if (state === 'ended') {
				return false;
			}

			// Twice: after a stop the shell may have changed the mode behind Node's back.
			setRaw(false);
			setRaw(true);
			line.send((state === 'lent' ? resetMargins : '') + taken(state === 'taken'));
			state = 'taken';
			return true;
		},
		release: () => leave(state === 'lent' ? 'lent' : 'given back'),
		lend: () => leave('lent'),
		end: () => leave('ended'),
		isTaken: () => state === 'taken',
	};
}

/** What takes the terminal, what gives it back, and what does so when another has it. */
function sequencesOf({term, title, asksGround, hasMouse}: Omit<ModesOptions, 'line' | 'stdin'>) {
	const kind = kindOf(term);
	const [pushTitle, popTitle] = kind.isModern
		? [`\u001B[22;2t\u001B]2;${title}\u0007`, '\u001B[23;2t']
		: ['', ''];
	const ours = on(autowrap) + off(bracketedPaste) + on(cursor) + off(alternateScreen) + resetModes(kind);
	return {
		taken: (isTitled: boolean) =>
			resetModes(kind) +
			on(alternateScreen) +
			// Where both screens share them, and where each has its own.
			resetKeys(kind) +
			off('?6') +
			(isTitled ? '' : pushTitle) +
			off(cursor) +
			on(bracketedPaste) +
			(hasMouse ? on(mouse) : '') +
			(asksGround && kind.isModern && !isTitled ? groundQuestion : ''),
		given: resetModes(kind) + endOfPaint + ours + popTitle,
		/** From another, whose screen stays. */
		takenBack: resetModes(kind) + ours + resetMargins,
	};
}

function rawModeOf(stdin: ModesOptions['stdin']): (isRaw: boolean) => void {
	return isRaw => {
		try {
			stdin.setRawMode(isRaw);
		} catch {
			// The terminal is gone; so are its modes.
		}
	};
}

function on(mode: string): string {
	return `\u001B[${mode}h`;
}

function off(mode: string): string {
	return `\u001B[${mode}l`;
}
