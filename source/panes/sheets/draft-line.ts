import {fitLine} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {displayWidth} from '../../text/width.js';
import type {Draft} from '../../text/edit-draft.js';

/** `filter › api▏`: the line being typed, moved sideways so that the caret stays in sight. */
export function draftLine(label: SafeText, {text, caret}: Draft, width: number): Line {
	const lead = safe` ${label} › `;
	const room = Math.max(4, width - displayWidth(lead) - 1);
	const at = Array.from(text.slice(caret, caret + 2))[0] ?? ' ';
	const before = lastCells(safeText(text.slice(0, caret)), room - displayWidth(safeText(at)));
	return fitLine(
		[
			span(lead, 'key'),
			span(before),
			span(safeText(at), 'selected'),
			span(safeText(text.slice(caret + at.length))),
		],
		width,
	);
}

const mostInCell = 8;

/** As much of the end as goes into `width` cells. */
function lastCells(text: SafeText, width: number): SafeText {
	const all = Array.from(text);
	// A cell holds a few characters at most: of a long text only the end is measured.
	let from = Math.max(0, all.length - width * mostInCell);
	while (displayWidth(safeText(all.slice(from).join(''))) > width) {
		from++;
	}

	return safeText(all.slice(from).join(''));
}
