import {formatClock} from '../lib/format.js';
import {span, type Line, type Span} from '../lib/line.js';
import {t} from '../lib/safe-text.js';
import type {Note} from '../store/notes.js';

const marks = {good: t`✓`, warn: t`▲`, bad: t`✗`} as const;

/** `✗ web: stop failed: …`, with a sign beside the colour. */
export function noteSpans({tone, text}: Note): Span[] {
	return [span(t` ${marks[tone]} `, tone), span(text)];
}

/** What was done and what failed, newest first. */
export function messageLines(notes: readonly Note[]): readonly Line[] {
	return notes.toReversed().map(note => [span(t` ${formatClock(note.atMs)}`, 'dim'), ...noteSpans(note)]);
}
