import stringWidth from 'string-width';

// Terminals agree on the width of ASCII, of lines and of blocks. About everything else they may not:
// old wcwidth tables, ambiguous widths in CJK locales, emoji sequences drawn as their parts.

/** Text of which each character is one grapheme and one cell, in every terminal. */
const certainText = /^[\u0020-\u007E\u2500-\u259F]+$/;

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
const mostWidths = 4096;
const widths = new Map<string, number>();

export function graphemes(text: string): Iterable<string> {
	return certainText.test(text) ? text : segments(text);
}

function* segments(text: string): Generator<string> {
	for (const {segment} of segmenter.segment(text)) {
		yield segment;
	}
}

/** Whether a grapheme is of the kind that terminals agree about. */
export function isCertain(text: string): boolean {
	const code = text.charCodeAt(0);
	return text.length === 1 && ((code >= 0x20 && code <= 0x7e) || (code >= 0x2500 && code <= 0x259f));
}

/** Cells that a grapheme takes by our count; 0 for what can't be painted alone. */
export function graphemeWidth(grapheme: string): number {
	if (isCertain(grapheme)) {
		return 1;
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
