/** Characters of a grapheme and a cell each, alone and together: Latin letters, lines, blocks and our own signs. */
const plain =
	/^[\u0020-\u007E\u00A1-\u00A8\u00AA-\u00AC\u00AF-\u024F\u2013\u2026\u203A\u2190-\u2193\u2500-\u259F\u25B2\u25B8\u25CF\u2713\u2717]*$/;

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});

/** Whether the text has as many graphemes, and cells, as characters. */
export function isPlain(text: string): boolean {
	return plain.test(text);
}

/** What a reader takes for one character each. */
export function graphemes(text: string): Iterable<string> {
	return isPlain(text) ? text : segments(text);
}

function* segments(text: string): Generator<string> {
	for (const {segment} of segmenter.segment(text)) {
		yield segment;
	}
}
