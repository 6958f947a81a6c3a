import stringWidth from 'string-width';
import {rememberText} from '../util/remember-text.js';
import {graphemes, isPlain} from './graphemes.js';
import {noText, type SafeText} from './safe-text.js';

/** Such texts are rare, and on the screen for long. */
const oddWidth = rememberText((text: string) => stringWidth(text));
const mostRemembered = 256;

/** Terminal cells that `text` takes; 0 for what can't be painted alone. */
export function displayWidth(text: string): number {
	if (isPlain(text)) {
		return text.length;
	}

	return text.length > mostRemembered ? stringWidth(text) : oddWidth(text);
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
	if (isPlain(text)) {
		return text.slice(0, Math.max(0, width)) as SafeText;
	}

	let taken = '';
	let used = 0;
	for (const grapheme of graphemes(text)) {
		const cells = displayWidth(grapheme);
		if (used + cells > width) {
			break;
		}

		taken += grapheme;
		used += cells;
	}

	return taken as SafeText;
}

/** As many whole graphemes from the end as go into `width` cells. */
export function lastCells(text: SafeText, width: number): SafeText {
	if (isPlain(text)) {
		return text.slice(Math.max(0, text.length - Math.max(0, width))) as SafeText;
	}

	let from = text.length;
	let left = width;
	for (const grapheme of [...graphemes(text)].toReversed()) {
		left -= displayWidth(grapheme);
		if (left < 0) {
			break;
		}

		from -= grapheme.length;
	}

	return text.slice(from) as SafeText;
}
