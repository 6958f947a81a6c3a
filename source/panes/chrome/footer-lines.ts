import {confirmLines, nextWords} from '../sheets/confirm-lines.js';
import {keysFooter} from './keys-footer.js';
import {draftLine} from '../sheets/draft-line.js';
import {fitLine} from '../../text/fit-line.js';
import {formatCount} from '../../text/format.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import type {Binding} from '../../keys/binding.js';
import {filterHelp} from '../../view/list/list-filter.js';
import {focusedList} from '../../view/list/lists.js';
import {isLastPage} from '../../view/layout/column-page.js';
import {selectNoteLines} from '../../view/layout/fresh-note.js';
import {selectPageAsked} from '../../view/layout/layout.js';
import {targetWords} from '../../view/list/target-words.js';
import type {Overlay} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';

/** The bottom of the screen: a question, a line being typed, what just happened, or the keys. */
export function footerLines(state: State, bindings: readonly Binding[], width: number): readonly Line[] {
	const overlay = state.view.overlay.stack.at(-1);
	if (!overlay) {
		return keysFooter(state, bindings, width);
	}

	const lines =
		overlay.kind === 'confirm'
			? confirmLines(overlay, width, selectPageAsked(state))
			: overlay.kind === 'prompt'
				? promptLines(state, overlay, width)
				: [fitLine(keysOf(state, overlay), width)];
	return [...selectNoteLines(state), ...lines];
}

function keysOf(state: State, overlay: Exclude<Overlay, {kind: 'confirm' | 'prompt'}>): Line {
	if (overlay.kind === 'choose') {
		const isKeyed = overlay.choices.some(({key}) => key !== undefined);
		return hints(
			'enter',
			isKeyed ? 'choose, or press its key' : 'choose',
			...(isKeyed ? [] : ['a–z', 'find']),
			'esc',
			'cancel',
		);
	}

	return overlay.kind === 'prune' ? pruneKeys(state, overlay) : overlayKeys[overlay.kind];
}

function pruneKeys(state: State, {unused}: Extract<Overlay, {kind: 'prune'}>): Line {
	const page = selectPageAsked(state);
	const answer = page && !isLastPage(page) ? nextWords(page) : 'remove all of these';
	const named = unused.some(({isNamed}) => isNamed) ? ['a', 'include named ones'] : [];
	return hints('y', answer, ...named, 'j k', 'scroll', 'n', 'cancel');
}

const overlayKeys: Readonly<
	Record<Exclude<Overlay['kind'], 'confirm' | 'prompt' | 'prune' | 'choose'>, Line>
> = {
	palette: hints('enter', 'run', '↑ ↓', 'move', 'esc', 'back'),
	columns: hints('space', 'on or off', '0', 'reset', 'esc', 'done'),
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
	help: hints('/', 'search', 'j k', 'scroll', 'esc', 'back'),
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
