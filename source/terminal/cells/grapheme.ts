import stringWidth from 'string-width';
import {isPlain} from '../../text/graphemes.js';

// Terminals agree on the width of ASCII, of lines and of blocks. About everything else they may not:
// old wcwidth tables, ambiguous widths in CJK locales, emoji sequences drawn as their parts.

const mostWidths = 4096;
const widths = new Map<string, number>();

/** Whether a grapheme is of the kind that terminals agree about. */
export function isCertain(text: string): boolean {
	const code = text.charCodeAt(0);
	return text.length === 1 && ((code >= 0x20 && code <= 0x7e) || (code >= 0x2500 && code <= 0x259f));
}

/** Cells that a grapheme takes by our count; 0 for what can't be painted alone. */
export function graphemeWidth(grapheme: string): number {
	if (isPlain(grapheme)) {
		return grapheme.length;
	}

	let width = widths.get(grapheme);
	if (width === undefined) {
		if (widths.size >= mostWidths) {
			widths.clear();
		}

		width = stringWidth(grapheme);
		widths.set(grapheme, width);
	}

	return width;
}

/** Cells that a terminal may take for a grapheme at most: two for each of its code points. */
export function graphemeReach(grapheme: string): number {
	return isCertain(grapheme) ? 1 : 2 * Array.from(grapheme).length;
}
