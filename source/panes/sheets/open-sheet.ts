import {choiceLines} from './choice-lines.js';
import {columnLines, pageNote} from './paged-columns.js';
import {targetLines} from './confirm-lines.js';
import type {Sheet} from '../chrome/frame-lines.js';
import {keysText} from '../../keys/key-name.js';
import {selectHelpPage} from '../../keys/overlays/help-keys.js';
import {draftLine} from './draft-line.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {displayWidth, fit} from '../../text/width.js';
import type {Binding} from '../../keys/binding.js';
import {matchPalette, paletteEntries} from '../../keys/overlays/palette-entries.js';
import {columnsOf} from '../../view/list/list-columns.js';
import {containerList} from '../../view/list/container-list.js';
import {listById} from '../../view/list/lists.js';
import type {List} from '../../view/list/list-model.js';
import {listView} from '../../store/view/lists-slice.js';
import {selectMessageLines} from '../../view/layout/message-lines.js';
import {questionPage} from '../../view/layout/question-page.js';
import {selectReportLines} from '../../view/layout/report-lines.js';
import {kindWords, targetWords} from '../../view/list/target-words.js';
import {formSheet} from './form-sheet.js';
import {inspectSheet} from './inspect-sheet.js';
import {pruneSheet} from './prune-sheet.js';
import {views} from '../views.js';
import type {Overlay} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';

/** `width` and `height` are inside the sheet's border. */
type Place = {
	readonly state: State;
	readonly bindings: readonly Binding[];
	readonly width: number;
	readonly height: number;
};
type Of<Kind extends Overlay['kind']> = Extract<Overlay, {kind: Kind}>;
type SheetFor<Kind extends Overlay['kind']> = (overlay: Of<Kind>, place: Place) => Sheet | undefined;

/** What each kind of overlay shows over the panes; undefined when it needs no more than the footer. */
const sheets: {readonly [Kind in Overlay['kind']]: SheetFor<Kind>} = {
	confirm: targetsSheet,
	choose: chooseSheet,
	prompt: targetsSheet,
	columns: columnsSheet,
	palette: paletteSheet,
	prune: (overlay, {width, height}) => pruneSheet(overlay, width, height),
	form: (overlay, {width, height}) => formSheet(overlay, width, height),
	inspect: (overlay, {state, height}) => inspectSheet(state, overlay, height),
	report: reportSheet,
	help: helpSheet,
	messages: messagesSheet,
};

export function sheetOf(
	state: State,
	bindings: readonly Binding[],
	width: number,
	height: number,
): Sheet | undefined {
	const overlay = state.view.overlay.stack.at(-1);
	return (
		overlay && (sheets[overlay.kind] as SheetFor<Overlay['kind']>)(overlay, {state, bindings, width, height})
	);
}

function title(text: SafeText): Line {
	return [span(text, 'title')];
}

function targetsSheet(overlay: Of<'confirm' | 'prompt'>, {width, height}: Place): Sheet | undefined {
	const page = questionPage(overlay, width, height);
	return (
		page && {
			title: title(safe`Affected ${kindWords(overlay.targets)}`),
			note: pageNote(page),
			lines: targetLines(overlay.targets, page, width),
		}
	);
}

/** What can be chosen, and what it is for, where that is several. */
function chooseSheet(overlay: Of<'choose'>, {width, height}: Place): Sheet {
	const about = targetWords(overlay.targets);
	const page = questionPage(overlay, width, height);
	const rows = overlay.choices.map(({problem, ...choice}) =>
		problem ? {...choice, hint: safe`not now: ${problem}`, isOff: true} : choice,
	);
	const choices = choiceLines(rows, overlay.cursor, {width, height});
	return {
		title: [...title(overlay.title), ...(about ? [span(safe` · ${about}`)] : [])],
		note: page ? pageNote(page) : placeNote(overlay, height),
		lines: page ? [...choices, [], ...targetLines(overlay.targets, page, width)] : choices,
	};
}

/** Where the cursor is among choices that don't all fit, and what was typed to find one. */
function placeNote({choices, cursor, typed = ''}: Of<'choose'>, height: number): Line {
	return [
		...(typed === '' ? [] : [span(safe`${safeText(typed)}…`, 'accent')]),
		...(choices.length > height ? [span(safe` ${cursor + 1} of ${choices.length}`, 'dim')] : []),
	];
}

function columnsSheet({cursor, list: listId}: Of<'columns'>, {state, width, height}: Place): Sheet {
	const list: List = listById(listId) ?? containerList;
	const chosen = listView(state, list.id).columns;
	const shown = new Set(columnsOf(state, list, width).map(({column}) => column.id));
	const rows = list.columns.map(({id, title: columnTitle, hint}, place) => {
		const isOn = chosen ? chosen.includes(id) || place === 0 : shown.has(id);
		const hasRoom = !isOn || shown.has(id);
		return {label: columnTitle, hint: hasRoom ? hint : safe`${hint} · does not fit`, isOn};
	});
	return {
		title: title(safe`Columns`),
		note: [span(chosen ? safe`custom` : safe`automatic`, 'dim')],
		lines: choiceLines(rows, cursor, {width, height}),
	};
}

function paletteSheet(overlay: Of<'palette'>, {state, bindings, width, height}: Place): Sheet {
	const entries = paletteEntries(state, bindings, views);
	const matches = matchPalette(overlay.draft.text, entries);
	const widest = Math.max(0, ...entries.map(({label}) => displayWidth(safeText(label))));
	const rows = matches.map(entry => ({
		label: safe`${fit(safeText(entry.label), widest)}  ${keysText(entry)}`,
		hint: safeText(entry.help),
	}));
	const found =
		rows.length > 0
			? choiceLines(rows, overlay.cursor, {width, height: height - 2})
			: [[span(safe` nothing matches`, 'dim')]];
	return {
		title: title(safe`Commands and panes`),
		note: [span(safe`${matches.length} of ${entries.length}`, 'dim')],
		lines: [draftLine(safe`:`, overlay.draft, width), [], ...found],
	};
}

function helpSheet(overlay: Of<'help'>, {state, width}: Place): Sheet {
	const {lines, page} = selectHelpPage(state, overlay);
	const {draft} = overlay;
	const none = draft && lines.length === 0 ? [[span(safe` no key matches`, 'dim')]] : [];
	return {
		title: title(safe`Keys`),
		note: pageNote(page),
		lines: [
			...(draft ? [draftLine(safe`search`, draft, width), []] : []),
			...none,
			...columnLines(lines, page, width, line => line),
		],
	};
}

function reportSheet({scroll}: Of<'report'>, {state, height}: Place): Sheet {
	const lines = selectReportLines(state);
	return scrolledSheet(state.fleet.report.title, lines, scroll ?? lines.length, height);
}

function messagesSheet({scroll}: Of<'messages'>, {state, height}: Place): Sheet {
	const lines = selectMessageLines(state);
	const shown = lines.length === 0 ? [[span(safe` no messages yet`, 'dim')]] : lines;
	return scrolledSheet(safe`Messages`, shown, scroll, height);
}

/** A scroll past the end stands at the end. */
function scrolledSheet(text: SafeText, lines: readonly Line[], scroll: number, height: number): Sheet {
	const total = lines.length;
	const top = Math.max(0, Math.min(scroll, total - height));
	const shown = lines.slice(top, top + height);
	return {title: title(text), note: pageNote({top, count: shown.length, total}), lines: shown};
}
