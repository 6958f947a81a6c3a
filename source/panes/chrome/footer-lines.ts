import {confirmLines, nextWords} from '../sheets/confirm-lines.js';
import {footerLine} from './key-hints.js';
import {draftLine} from '../sheets/draft-line.js';
import {fitLine, lineWidth} from '../../text/fit-line.js';
import {formatCount} from '../../text/format.js';
import {keepLast} from '../../util/keep-last.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import type {Binding} from '../../keys/binding.js';
import {bindingsAt, wheresAt} from '../../keys/bindings-at.js';
import {filterHelp} from '../../view/list/list-filter.js';
import {focusedList} from '../../view/list/lists.js';
import {isLastPage} from '../../view/layout/column-page.js';
import {noteSpans} from '../../view/layout/message-lines.js';
import {selectPageAsked} from '../../view/layout/layout.js';
import {targetWords} from '../../view/list/target-words.js';
import type {Note} from '../../store/fleet/notes-slice.js';
import type {Overlay} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';

/** A note stays in the footer for so long; the messages list keeps it. */
const noteMs = 8000;

/** The bottom of the screen: a question, a line being typed, what just happened, or the keys. */
export function footerLines(state: State, bindings: readonly Binding[], width: number): readonly Line[] {
	const overlay = state.view.overlay.stack.at(-1);
	if (!overlay) {
		const {isReadOnly} = state.view.screen;
		const isOffline = state.fleet.connection.status === 'down';
		return [noteLine(state, width) ?? keysLine(wheresAt(state), isReadOnly, isOffline, bindings, width)];
	}

	const lines =
		overlay.kind === 'confirm'
			? confirmLines(overlay, width, selectPageAsked(state))
			: overlay.kind === 'prompt'
				? promptLines(state, overlay, width)
				: [fitLine(overlay.kind === 'prune' ? pruneKeys(state) : overlayKeys[overlay.kind], width)];
	return withNote(state, lines, width);
}

/** What just happened, or why a key did nothing, is told beside the keys that there are. */
function withNote(state: State, lines: readonly Line[], width: number): readonly Line[] {
	const note = freshNote(state);
	const last = lines.at(-1);
	const textEnd = (last?.findLastIndex(({text}) => text.trim() !== '') ?? 0) + 1;
	return note && last
		? [...lines.slice(0, -1), fitLine([...last.slice(0, textEnd), ...noteSpans(note)], width)]
		: lines;
}

function pruneKeys(state: State): Line {
	const page = selectPageAsked(state);
	const answer = page && !isLastPage(page) ? nextWords(page) : 'remove all of these';
	return hints('y', answer, 'a', 'include named ones', 'j k', 'scroll', 'n', 'no');
}

const overlayKeys: Readonly<Record<Exclude<Overlay['kind'], 'confirm' | 'prompt' | 'prune'>, Line>> = {
	choose: hints('enter', 'choose', 'esc', 'cancel'),
	palette: hints('enter', 'run', '↑ ↓', 'move', 'esc', 'back'),
	columns: hints('space', 'on or off', '0', 'automatic', 'esc', 'done'),
	form: hints(
		'enter',
		'next',
		'↑',
		'previous',
		'ctrl+r',
		'run',
		'ctrl+n',
		'complete the image',
		'esc',
		'cancel',
	),
	inspect: hints(
		'enter',
		'fold',
		'/',
		'search',
		'.',
		'path',
		'tab',
		'next tab',
		'*',
		'secrets',
		'y',
		'copy',
		'esc',
		'back',
	),
	report: hints('j k', 'scroll', 'G', 'to the end', 'y', 'copy', '*', 'secrets', 'esc', 'back'),
	help: hints('j k', 'scroll', 'esc', 'back'),
	messages: hints('j k', 'scroll', 'esc', 'back'),
};

function hints(...words: readonly string[]): Line {
	return words.map((word, index) =>
		index % 2 === 0 ? span(safe` ${safeText(word)}`, 'key') : span(safe` ${safeText(word)}  `, 'dim'),
	);
}

function promptLines(
	state: State,
	overlay: Extract<Overlay, {kind: 'prompt'}>,
	width: number,
): readonly Line[] {
	const isFilter = overlay.purpose.kind === 'filter';
	const list = focusedList(state);
	const passing = list.selectPassing(state);
	const problem = overlay.problem ?? (isFilter ? passing.problem : undefined);
	const count = isFilter
		? safe`${formatCount(passing.items.length)} of ${formatCount(list.items(state)?.size ?? 0)}   `
		: safe``;
	const about = targetWords(overlay.targets);
	return [
		draftLine(overlay.label, overlay.draft, width),
		fitLine(
			[
				span(safe`   `),
				...(about ? [span(safe`${about}   `, 'strong')] : []),
				...(problem
					? [span(problem, 'bad')]
					: [
							span(count),
							...(isFilter ? [span(safe`${filterHelp(list.grammar)}  `, 'dim')] : []),
							...(overlay.isLive
								? hints('enter', 'apply', 'esc', 'cancel')
								: hints('enter', 'ok', 'esc', 'cancel')),
						]),
			],
			width,
		),
	];
}

function freshNote({fleet}: State): Note | undefined {
	const note = fleet.notes.list.at(-1);
	return note && fleet.ourNowMs - note.atMs <= noteMs ? note : undefined;
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
