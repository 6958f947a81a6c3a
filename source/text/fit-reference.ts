import {graphemes} from './graphemes.js';
import type {SafeText} from './safe-text.js';
import {displayWidth, takeCells, truncate} from './width.js';

const digest = /@(sha256:[\da-f]{12})[\da-f]{52}$/;

/** An image's reference in at most `width` cells: what is cut off is the registry and the folders, never the tag. */
export function fitReference(reference: SafeText, width: number): SafeText {
	const text = reference.replace(digest, '@$1') as SafeText;
	if (displayWidth(text) <= width) {
		return text;
	}

	const name = text.slice(text.lastIndexOf('/') + 1);
	const tag = /[:@].*$/.exec(name)?.[0] ?? '';
	const room = width - 1 - displayWidth(tag as SafeText);
	if (displayWidth(name as SafeText) < width) {
		return `…${lastCells(text, width - 1)}` as SafeText;
	}

	return room < 1 ? truncate(text, width) : (`${takeCells(name as SafeText, room)}…${tag}` as SafeText);
}

function lastCells(text: string, width: number): string {
	let taken = '';
	let left = width;
	for (const grapheme of [...graphemes(text)].toReversed()) {
		left -= displayWidth(grapheme as SafeText);
		if (left < 0) {
			break;
		}

		taken = grapheme + taken;
	}

	return taken;
}
