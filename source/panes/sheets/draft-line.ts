import {fitLine} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {displayWidth, lastCells} from '../../text/width.js';
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
