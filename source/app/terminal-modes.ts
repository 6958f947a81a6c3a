import type {TerminalLine} from './terminal-line.js';

/** What is switched while the terminal is ours, and back when it isn't. */
export type TerminalModes = {
	/** False once it was released for good. */
	readonly take: () => boolean;
	/** Gives the terminal back as it was, before returning. Safe to call at any time. */
	readonly release: () => void;
	/** Releases it for good. */
	readonly end: () => void;
	readonly isTaken: () => boolean;
};

export type ModesOptions = {
	readonly line: TerminalLine;
	readonly stdin: Pick<NodeJS.ReadStream, 'setRawMode' | 'isRaw'>;
	readonly title: string;
	/** TERM. */
	readonly kind: string;
};

const alternateScreen = '?1049';
const cursor = '?25';
const bracketedPaste = '?2004';
const autowrap = '?7';
const synchronized = '?2026';

/**
 * A paint may have been cut short: what it held back is shown, its margins and its style end. The screen is
 * cleared for terminals that have no other to go back to.
 */
const endOfPaint = `${off(synchronized)}\u001B[r\u001B[m\u001B[H\u001B[J`;

export function createTerminalModes({line, stdin, title, kind}: ModesOptions): TerminalModes {
	let isTaken = false;
	let hasEnded = false;
	const hasTitle = kind !== '' && kind !== 'dumb' && kind !== 'linux';
	const pushTitle = hasTitle ? `\u001B[22;2t\u001B]2;${title}\u0007` : '';
	const popTitle = hasTitle ? '\u001B[23;2t' : '';

	const setRaw = rawModeOf(stdin);
	const release = () => {
		if (isTaken) {
			isTaken = false;
			line.sendLast(
				endOfPaint + on(autowrap) + off(bracketedPaste) + on(cursor) + off(alternateScreen) + popTitle,
			);
			line.settle();
		}

		setRaw(false);
	};

	return {
		take() {
			if (hasEnded) {
				return false;
			}

			// Twice: after a stop the shell may have changed the mode behind Node's back.
			setRaw(false);
			setRaw(true);
			line.send(on(alternateScreen) + (isTaken ? '' : pushTitle) + off(cursor) + on(bracketedPaste));
			isTaken = true;
			return true;
		},
		release,
		end() {
			hasEnded = true;
			release();
		},
		isTaken: () => isTaken,
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
