// What whoever had the terminal before may have left on: a mouse that types, a keyboard that speaks another protocol,
// other characters, margins. Nothing of that can be asked for reliably, so all is set to what it is at first.

/** How much a terminal understands, as far as TERM says it. */
type TerminalKind = {
	/** Titles, and sequences with `>`, `<` or `=`, which older ones would show in part. */
	readonly isModern: boolean;
};

export function kindOf(term: string): TerminalKind {
	return {isModern: !/^(?:$|dumb|linux|ansi|cons|sun|vt\d)/.test(term)};
}

/** Reports of a mouse, of the focus, of colours and sizes; and keys that act otherwise than at first. */
const reports = '\u001B[?1;9;1000;1001;1002;1003;1004;1005;1006;1015;1016l';
const newerReports = '\u001B[?5;69;2026;2031;2048l';
/** Insert mode, a locked keyboard and new lines at line feeds off, local echo off; the usual characters; the key pad. */
const ansi = '\u001B[4;20;2l\u001B[12h\u001B(B\u000F\u001B>';
/** Of a sequence that was broken off. */
const end = '\u001B\\';
/** xterm's and kitty's ways to report more keys; in kitty each screen has its own. */
const moreKeys = '\u001B[>4;0m\u001B[=0;1u';
const plainStyle = '\u001B[m';

/** Sets back all but what would move the cursor. */
export function resetModes({isModern}: TerminalKind): string {
	return isModern ? end + reports + newerReports + ansi + moreKeys + plainStyle : reports + ansi + plainStyle;
}

/** Of the keyboard, for the screen that was just switched to. */
export function resetKeys({isModern}: TerminalKind): string {
	return isModern ? moreKeys + plainStyle : '';
}

/** No margins, and rows counted from the top; leaves the cursor at the bottom, where a shell goes on. */
export const resetMargins = '\u001B[?6l\u001B[r\u001B[999;1H';
