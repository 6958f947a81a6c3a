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

export function isCertain(text: string): boolean {
	return certainText.test(text);
}

/** Cells that a grapheme takes by our count; 0 for what can't be painted alone. */
export function graphemeWidth(grapheme: string): number {
	if (certainText.test(grapheme)) {
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
	return certainText.test(grapheme) ? 1 : 2 * Array.from(grapheme).length;
}
