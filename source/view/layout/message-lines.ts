import {formatClock} from '../../text/format.js';
import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {wrapLine} from '../../text/wrap-line.js';
import type {Note} from '../../store/fleet/notes-slice.js';
import {noteSpans} from './fresh-note.js';
import {borderSize} from './layout.js';
import {memo} from '../memo.js';

/** What was done and what failed, newest first: in brief, and under it whole. */
export const selectMessageLines = memo(
	({fleet, view}) => [fleet.notes.list, view.screen.columns],
	({fleet, view}): readonly Line[] =>
		fleet.notes.list
			.toReversed()
			.flatMap(noteLines)
			.flatMap(line => wrapLine(line, view.screen.columns - borderSize)),
);

function noteLines({atMs, tone, text, brief = text}: Note): readonly Line[] {
	const first = [span(safe` ${formatClock(atMs)}`, 'dim'), ...noteSpans({tone, text: brief})];
	return brief === text ? [first] : [first, [span(safe`    ${text}`, 'dim')]];
}
