import {safe, type SafeText} from './safe-text.js';
import {displayWidth, lastCells, takeCells, truncate} from './width.js';

const digest = /@(sha256:[\da-f]{12})[\da-f]{52}$/;

/** An image's reference in at most `width` cells: what is cut off is the registry and the folders, never the tag. */
export function fitReference(reference: SafeText, width: number): SafeText {
	const text = reference.replace(digest, '@$1') as SafeText;
	if (displayWidth(text) <= width) {
		return text;
	}

	const name = text.slice(text.lastIndexOf('/') + 1) as SafeText;
	const tag = (/[:@].*$/.exec(name)?.[0] ?? '') as SafeText;
	const room = width - 1 - displayWidth(tag);
	if (displayWidth(name) < width) {
		return safe`…${lastCells(text, width - 1)}`;
	}

	return room < 1 ? truncate(text, width) : safe`${takeCells(name, room)}…${tag}`;
}
