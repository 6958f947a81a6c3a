import {isPlain} from '../../text/graphemes.js';
import {keep} from './remember-text.js';

// Of nearly all texts it can be told at a glance what the libraries would find out: letters, lines and signs of a cell
// each, and colours that end where they began.

const sgr = /\u001B\[[\d;]+m/g;
const endedSgr = /^(?:[^\u001B]*\u001B\[[\d;]+m[^\u001B]*\u001B\[0m)*[^\u001B]*$/;

/** Cells of a line of plain text, coloured or not; undefined for any other. */
export const plainWidth = keep((text: string): number | undefined => {
	const bare = text.includes('\u001B') ? text.replaceAll(sgr, '') : text;
	return isPlain(bare) ? bare.length : undefined;
});

/** Whether each colour of a text is ended before the next begins. */
export function endsItsStyles(text: string): boolean {
	return endedSgr.test(text);
}
