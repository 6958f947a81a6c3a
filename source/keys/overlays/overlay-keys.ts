import {actionById} from '../../actions/action-table.js';
import {editDraft} from '../../text/edit-draft.js';
import {hasHeadings, toMarkdown} from '../../text/to-markdown.js';
import {toggleColumn} from '../../view/list/list-columns.js';
import {focusedList, listById} from '../../view/list/lists.js';
import {borderSize, selectLayout, selectPageAsked} from '../../view/layout/layout.js';
import {isLastPage, scrollFor} from '../../view/layout/column-page.js';
import {selectMessageLines} from '../../view/layout/message-lines.js';
import {selectReportLines, selectToldLines} from '../../view/layout/report-lines.js';
import type {Overlay} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import {allBindings} from '../groups/all-bindings.js';
import {groupBindings} from '../binding.js';
import type {CommandContext} from '../command.js';
import {runBinding} from '../run-binding.js';
import type {Outcome} from '../effect.js';
import {answerForm} from './form-keys.js';
import {answerInspect} from './inspect-keys.js';
import {matchPalette, paletteEntries} from './match-palette.js';
import {goToPane} from '../groups/pane-commands.js';
import type {Press} from '../../util/press.js';
import {answerPrune} from './prune-keys.js';
import {acceptChoice, acceptText} from './prompt-answers.js';

type Of<Kind extends Overlay['kind']> = Extract<Overlay, {kind: Kind}>;
type Answer<Kind extends Overlay['kind']> = (
	overlay: Of<Kind>,
	press: Press,
	context: CommandContext,
) => Outcome;

const close = {type: 'overlay/closed'} as const;
/** A line for each binding; before each group an empty one and its title, and none before the first. */
const helpRows = allBindings.length + 2 * groupBindings(allBindings).length - 1;
const steps: Readonly<Record<string, number>> = {
	down: 1,
	j: 1,
	up: -1,
	k: -1,
	pageDown: 10,
	pageUp: -10,
	'ctrl+d': 10,
	'ctrl+u': -10,
	'ctrl+n': 1,
	'ctrl+p': -1,
};

/** What each kind of overlay does with a key. Every kind has its row: a new kind without one does not compile. */
const answers: {readonly [Kind in Overlay['kind']]: Answer<Kind>} = {
	confirm: answerConfirm,
	choose: answerChoose,
	prompt: answerPrompt,
	palette: answerPalette,
	columns: answerColumns,
	prune: answerPrune,
	form: answerForm,
	inspect: answerInspect,
	report: answerReport,
	help: answerScroll,
	messages: answerScroll,
};

export function answerOverlay(overlay: Overlay, press: Press, context: CommandContext): Outcome {
	if (press.key === 'ctrl+c') {
		return [{type: 'effect/quit'}];
	}

	return (answers[overlay.kind] as Answer<typeof overlay.kind>)(overlay, press, context);
}

/** `y` and nothing else does it, once all targets were shown; a toggle is offered only where it applies. */
function answerConfirm(overlay: Of<'confirm'>, press: Press, {state}: CommandContext): Outcome {
	const {actionId, targets, options} = overlay;
	const page = selectPageAsked(state);
	const isWhole = !page || isLastPage(page);
	if (press.key === 'y' && isWhole) {
		return [close, {type: 'effect/perform', actionId, targets, options}];
	}

	const scroll = page && scrollFor(page, press.key === 'y' ? 'pageDown' : press.key);
	if (scroll !== undefined) {
		return [{type: 'overlay/changed', overlay: {...overlay, scroll}}];
	}

	if (press.key === 'n' || press.key === 'esc' || press.key === 'q') {
		return [close];
	}

	const toggle = actionById(actionId)?.toggles?.find(({key}) => key === press.key);
	return toggle && (toggle.applies?.(targets) ?? true)
		? [
				{
					type: 'overlay/changed',
					overlay: {...overlay, options: {...options, [toggle.option]: options[toggle.option] !== true}},
				},
			]
		: [];
}

function answerChoose(overlay: Of<'choose'>, press: Press, context: CommandContext): Outcome {
	const {choices} = overlay;
	if (press.key === 'esc' || press.key === 'q') {
		return [close];
	}

	if (press.key === 'enter') {
		const choice = choices[overlay.cursor];
		return choice ? [close, ...acceptChoice(context, overlay, choice.answer)] : [close];
	}

	const by = steps[press.key];
	return by === undefined
		? []
		: [{type: 'overlay/changed', overlay: {...overlay, cursor: clamp(overlay.cursor + by, choices.length)}}];
}

function answerPrompt(overlay: Of<'prompt'>, press: Press, context: CommandContext): Outcome {
	if (press.key === 'esc') {
		return overlay.isLive ? [...acceptText(context, overlay, overlay.before), close] : [close];
	}

	if (press.key === 'enter') {
		return [close, ...acceptText(context, overlay, overlay.draft.text)];
	}

	const draft = editDraft(overlay.draft, press.key, press.text);
	if (!draft) {
		return [];
	}

	const changed = {type: 'overlay/changed', overlay: {...overlay, draft}} as const;
	return overlay.isLive ? [changed, ...acceptText(context, overlay, draft.text)] : [changed];
}

function answerPalette(overlay: Of<'palette'>, press: Press, context: CommandContext): Outcome {
	const entries = paletteEntries(context.state, allBindings, context.panes);
	const matches = matchPalette(overlay.draft.text, entries);
	if (press.key === 'esc') {
		return [close];
	}

	if (press.key === 'enter') {
		const {binding, pane} = matches[overlay.cursor] ?? {};
		return [
			close,
			...(pane ? goToPane(pane, context) : []),
			...(binding ? runBinding(binding, {...context, key: binding.keys[0] ?? ''}) : []),
		];
	}

	const by = press.text === '' ? steps[press.key] : undefined;
	if (by !== undefined) {
		return [
			{type: 'overlay/changed', overlay: {...overlay, cursor: clamp(overlay.cursor + by, matches.length)}},
		];
	}

	const draft = editDraft(overlay.draft, press.key, press.text);
	return draft ? [{type: 'overlay/changed', overlay: {...overlay, draft, cursor: 0}}] : [];
}

function answerColumns(overlay: Of<'columns'>, press: Press, {state}: CommandContext): Outcome {
	const list = listById(overlay.list) ?? focusedList(state);
	const id = list.columns[overlay.cursor]?.id;
	const choose = (columns: readonly string[] | undefined): Outcome => [
		{type: 'lists/columnsChosen', list: list.id, columns},
	];
	if (press.key === 'space' || press.key === 'enter') {
		const width = state.view.screen.columns - borderSize;
		return id === undefined ? [] : choose(toggleColumn(state, list, width, id));
	}

	if (press.key === 'esc' || press.key === 'q' || press.key === 'c') {
		return [close];
	}

	if (press.key === '0') {
		return choose(undefined);
	}

	const by = steps[press.key];
	return by === undefined
		? []
		: [
				{
					type: 'overlay/changed',
					overlay: {...overlay, cursor: clamp(overlay.cursor + by, overlay.count)},
				},
			];
}

function answerScroll(overlay: Of<'help' | 'messages'>, press: Press, {state}: CommandContext): Outcome {
	const by = steps[press.key];
	if (by !== undefined) {
		const count = overlay.kind === 'messages' ? selectMessageLines(state).length : helpRows;
		const last = Math.max(0, count - sheetRows(state));
		return [{type: 'overlay/changed', overlay: {...overlay, scroll: clamp(overlay.scroll + by, last + 1)}}];
	}

	return ['esc', 'q', 'enter', '?', '!'].includes(press.key) ? [close] : [];
}

/** Scrolling up holds the place; going to the end follows again. */
function answerReport(overlay: Of<'report'>, press: Press, {state}: CommandContext): Outcome {
	if (['esc', 'q', 'enter'].includes(press.key)) {
		return [close, {type: 'effect/dropReport'}];
	}

	const {title} = state.fleet.report;
	if (press.key === 'y') {
		const lines = selectToldLines(state);
		const plain = lines.map(line => line.map(one => one.text).join('')).join('\n');
		const text = hasHeadings(lines) ? toMarkdown(title, lines) : plain;
		return [{type: 'effect/copy', text, what: title}];
	}

	if (press.key === '*') {
		return [{type: 'overlay/changed', overlay: {...overlay, isUnmasked: !overlay.isUnmasked}}];
	}

	if (press.key === 'G' || press.key === 'end') {
		return [{type: 'overlay/changed', overlay: {...overlay, scroll: undefined}}];
	}

	if (press.key === 'g' || press.key === 'home') {
		return [{type: 'overlay/changed', overlay: {...overlay, scroll: 0}}];
	}

	const by = steps[press.key];
	const last = Math.max(0, selectReportLines(state).length - sheetRows(state));
	return by === undefined
		? []
		: [
				{
					type: 'overlay/changed',
					overlay: {...overlay, scroll: clamp((overlay.scroll ?? last) + by, last + 1)},
				},
			];
}

/** Rows inside the page over the panes. */
function sheetRows(state: State): number {
	return Math.max(0, (selectLayout(state).sheet?.height ?? 0) - borderSize);
}

function clamp(index: number, length: number): number {
	return Math.max(0, Math.min(index, length - 1));
}
