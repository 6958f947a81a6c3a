import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {keepLast} from '../../util/keep-last.js';
import type {Note} from '../../store/fleet/notes-slice.js';
import type {State} from '../../store/state.js';
import {noteSpans} from '../../view/layout/message-lines.js';
import type {Binding} from '../../keys/binding.js';
import {bindingsAt, wheresAt} from '../../keys/bindings-at.js';
import {footerLine} from './key-hints.js';

/** A note stays in the footer for so long; the messages list keeps it. */
const noteMs = 8000;

/** The bottom of the screen while nothing is open over the panes: what just happened, or the keys. */
export function keysFooter(state: State, bindings: readonly Binding[], width: number): readonly Line[] {
	const {isReadOnly} = state.view.screen;
	const isOffline = state.fleet.connection.status === 'down';
	return [noteLine(state, width) ?? keysLine(wheresAt(state), isReadOnly, isOffline, bindings, width)];
}

export function freshNote({fleet, view}: State): Note | undefined {
	const note = fleet.notes.list.at(-1);
	const nowMs = view.past.nowMs ?? fleet.ourNowMs;
	return note && nowMs - note.atMs <= noteMs ? note : undefined;
}

function noteLine(state: State, width: number): Line | undefined {
	const note = freshNote(state);
	if (!note) {
		return undefined;
	}

	const more = note.tone === 'good' ? [] : [span(safe`  !`, 'key'), span(safe` messages `, 'dim')];
	return fitLine(
		[
			...fitLine(noteSpans({tone: note.tone, text: note.brief ?? note.text}), width - lineWidth(more)),
			...more,
		],
		width,
	);
}

/** The keys that work now. Those that would be refused are faint, not hidden. */
const keysLine = keepLast(
	(
		wheres: ReturnType<typeof wheresAt>,
		isReadOnly: boolean,
		isOffline: boolean,
		bindings: readonly Binding[],
		width: number,
	): Line =>
		footerLine(
			bindingsAt(wheres, bindings),
			width,
			({where, changes}) => (isReadOnly && changes === true) || (isOffline && where === 'actions'),
		),
);
