import stringWidth from 'string-width';
import {noText, type SafeText} from './safe-text.js';

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
/** Characters of one cell each, alone and together: Latin letters, lines, blocks and our own signs. Measuring these is quick. */
const narrow =
	/^[\u0020-\u007E\u00A1-\u00A8\u00AA-\u00AC\u00AF-\u024F\u2013\u2026\u203A\u2190-\u2193\u2500-\u259F\u25B2\u25B8\u25CF\u2713\u2717]*$/;

/** Terminal cells that `text` takes. */
export function displayWidth(text: SafeText): number {
	return narrow.test(text) ? text.length : stringWidth(text);
}

/** `text` in exactly `width` cells: padded, or cut with an ellipsis. Never splits a wide character. */
export function fit(text: SafeText, width: number, align: 'left' | 'right' = 'left'): SafeText {
	const cut = truncate(text, width);
	const padding = ' '.repeat(Math.max(0, width - displayWidth(cut)));
	return (align === 'left' ? cut + padding : padding + cut) as SafeText;
}

/** `text` in at most `width` cells, with `…` where something is missing. */
export function truncate(text: SafeText, width: number): SafeText {
	if (displayWidth(text) <= width) {
		return text;
	}

	return width < 1 ? noText : ((takeCells(text, width - 1) + '…') as SafeText);
}

/** As many whole graphemes from the start as go into `width` cells. */
export function takeCells(text: SafeText, width: number): SafeText {
	if (narrow.test(text)) {
		return text.slice(0, Math.max(0, width)) as SafeText;
	}

	let taken = '';
	let used = 0;
	for (const {segment} of segmenter.segment(text)) {
		const cells = stringWidth(segment);
		if (used + cells > width) {
			break;
		}

		taken += segment;
		used += cells;
	}

	return taken as SafeText;
}
