// Terminals agree on the width of ASCII, of lines and of blocks. About everything else they may not:
// old wcwidth tables, ambiguous widths in CJK locales, emoji sequences drawn as their parts.

/** Whether a grapheme is of the kind that terminals agree about. */
export function isCertain(text: string): boolean {
	const code = text.charCodeAt(0);
	return text.length === 1 && ((code >= 0x20 && code <= 0x7e) || (code >= 0x2500 && code <= 0x259f));
}

/** Cells that a terminal may take for a grapheme at most: two for each of its code points. */
export function graphemeReach(grapheme: string): number {
	return isCertain(grapheme) ? 1 : 2 * Array.from(grapheme).length;
}
