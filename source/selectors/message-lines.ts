import {formatClock} from '../lib/format.js';
import {span, type Line, type Span} from '../lib/line.js';
import {t} from '../lib/safe-text.js';
import {wrapLine} from '../lib/wrap-line.js';
import type {Note} from '../store/notes.js';
import {borderSize} from './layout.js';
import {memo} from './memo.js';

const marks = {good: t`✓`, warn: t`▲`, bad: t`✗`} as const;

/** `✗ web: stop failed: …`, with a sign beside the colour. */
export function noteSpans({tone, text}: Pick<Note, 'tone' | 'text'>): Span[] {
	return [span(t` ${marks[tone]} `, tone), span(text)];
}

/** What was done and what failed, newest first, whole. */
export const selectMessageLines = memo(
	({fleet, view}) => [fleet.notes.list, view.screen.columns],
	({fleet, view}): readonly Line[] =>
		fleet.notes.list
			.toReversed()
			.flatMap(note =>
				wrapLine(
					[span(t` ${formatClock(note.atMs)}`, 'dim'), ...noteSpans(note)],
					view.screen.columns - borderSize,
				),
			),
);
