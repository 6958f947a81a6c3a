import {lineWidth} from '../../text/fit-line.js';
import {span, type Line, type Span} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {wrapLine} from '../../text/wrap-line.js';
import {keepLast} from '../../util/keep-last.js';
import type {Note} from '../../store/fleet/notes-slice.js';
import type {State} from '../../store/state.js';

/** A note stays on the screen for so long; the messages list keeps it. */
const noteMs = 8000;
/** Of a note that needs more rows the rest is in the messages. */
const mostRows = 4;
/** A lower screen has one row for it. */
const lowRows = 20;

const marks = {good: safe`✓`, warn: safe`▲`, bad: safe`✗`} as const;

/** `✗ web: stop failed: …`, with a sign beside the colour. */
export function noteSpans({tone, text}: Pick<Note, 'tone' | 'text'>): Span[] {
	return [span(safe` ${marks[tone]} `, tone), span(text)];
}

/** What just happened, or why a key did nothing, over the keys: whole, where the screen has room for it. */
export function selectNoteLines({fleet, view}: Pick<State, 'fleet' | 'view'>): readonly Line[] {
	const note = fleet.notes.list.at(-1);
	const nowMs = view.past.nowMs ?? fleet.ourNowMs;
	// Why a key did nothing is of no use after the next one, and a recording's clock stands.
	const isFresh =
		note !== undefined && nowMs - note.atMs <= noteMs && !(note.tone === 'warn' && fleet.notes.isRead);
	return isFresh ? noteLines(note, view.screen.columns, view.screen.rows < lowRows ? 1 : mostRows) : none;
}

const none: readonly Line[] = [];

const noteLines = keepLast((note: Note, columns: number, most: number): readonly Line[] => {
	const {tone, text, brief = text} = note;
	const more = tone === 'good' ? [] : [span(safe`  !`, 'key'), span(safe` messages`, 'dim')];
	const rows = wrapLine(noteSpans({tone, text: brief}), columns).slice(0, most);
	const last = rows.at(-1) ?? [];
	return lineWidth(last) + lineWidth(more) <= columns ? [...rows.slice(0, -1), [...last, ...more]] : rows;
});
