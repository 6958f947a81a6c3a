import {type Line, lineText, span} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import {wrapLine} from '../../text/wrap-line.js';
import {maskSecrets} from '../../text/secrets.js';
import {keepLast} from '../../util/keep-last.js';
import type {InspectionState} from '../../store/fleet/inspection-slice.js';
import type {Overlay} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import {inspectTabs, tabLines, type InspectTab} from './inspect-tabs.js';
import {borderSize} from '../layout/layout.js';
import {jsonLines, query, type JsonLine} from './json-tree.js';

/** Cells before each line, for the cursor. */
const markWidth = 2;

export type InspectPage = Extract<Overlay, {kind: 'inspect'}>;

/** The page's lines, cursor and highlights left out; the same reference for the same page. */
export function selectInspectLines(state: State, page: InspectPage): readonly JsonLine[] {
	const {target, tab, folded, path, isUnmasked} = page;
	const width = state.view.screen.columns - borderSize - markWidth;
	return keptLines(state.fleet.inspection, target.id, tab, folded, path, isUnmasked, width);
}

const keptLines = keepLast(
	(
		inspection: InspectionState,
		id: string,
		tab: string,
		folded: InspectPage['folded'],
		path: string,
		isUnmasked: boolean,
		width: number,
	) => linesOf(inspection, {id, tab, folded, path, isUnmasked}).flatMap(line => rowsOf(line, width)),
);

/** What is too long for a row goes on in the next ones, under the same path. */
function rowsOf(line: JsonLine, width: number): readonly JsonLine[] {
	const [first = line.line, ...others] = wrapLine(line.line, width);
	return others.length === 0
		? [line]
		: [
				{...line, line: first},
				...others.map(row => ({line: row, path: line.path, isFoldable: false, text: '', isRest: true})),
			];
}

type Page = Pick<InspectPage, 'tab' | 'folded' | 'path' | 'isUnmasked'> & {readonly id: string};

function linesOf({id, json, problem}: InspectionState, page: Page): readonly JsonLine[] {
	if (id !== page.id) {
		return plain([[span(safe`loading…`, 'dim')]]);
	}

	if (problem) {
		return plain([[span(problem, 'bad')]]);
	}

	const shown = page.isUnmasked ? json : maskSecrets(json);
	const tab: InspectTab | undefined = inspectTabs.find(one => one.id === page.tab);
	if (tab) {
		return plain(tabLines(tab, shown));
	}

	const part = page.path === '' ? shown : query(shown, page.path);
	const isNothing = typeof part === 'object' && part !== null && Object.keys(part).length === 0;
	return page.path !== '' && isNothing
		? plain([[span(safe`nothing at ${safeText(page.path)}`, 'warn')]])
		: jsonLines(part, page.folded);
}

function plain(lines: readonly Line[]): readonly JsonLine[] {
	return lines.map(line => ({
		line,
		path: '',
		isFoldable: false,
		text: lineText(line),
	}));
}

/** Places of the lines that hold the searched text, whatever its case. */
export function matchesIn(lines: readonly JsonLine[], search: string): readonly number[] {
	const wanted = search.toLowerCase();
	return wanted === ''
		? []
		: lines.flatMap(({text}, place) => (text.toLowerCase().includes(wanted) ? [place] : []));
}
