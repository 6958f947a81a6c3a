import {paint} from '../text/paint-lines.js';
import {type Line, lineText, span} from '../text/line.js';
import {safe, safeText, type SafeText} from '../text/safe-text.js';
import {usageColumns} from '../view/list/usage-columns.js';
import {containerList, selectFilteredContainers} from '../view/list/container-list.js';
import {isStale} from '../view/trouble/staleness.js';
import {borderSize} from '../view/layout/layout.js';
import {isHeading} from '../view/list/list-cursor.js';
import {staticLines} from '../view/list/static-lines.js';
import {listView} from '../store/view/lists-slice.js';
import type {State} from '../store/state.js';

/** Where nobody says how wide it is: a pipe. */
const pipeColumns = 160;

/** `COLUMNS` has the word, as with ls and ps; else the terminal. */
export function columnsWanted(
	env: Readonly<Record<string, string | undefined>>,
	terminalColumns: number | undefined,
): number {
	const wanted = /^\d{1,5}$/.test(env['COLUMNS'] ?? '') ? Number(env['COLUMNS']) : 0;
	return wanted > 0 ? wanted : (terminalColumns ?? pipeColumns);
}

type Look = {readonly isTerminal: boolean; readonly hasStats: boolean};

/** What `--once` prints: the containers list as on the screen, all of it. */
export function snapshotTable(state: State, look: Look): string {
	const absence = absenceOf(state);
	const lines: readonly Line[] = absence ? [[span(absence)]] : tableLines(state, look);
	// Into a pipe or a file go words only: not even bold.
	const toText = (line: Line) => (look.isTerminal ? paint(line, state.view.screen) : lineText(line));
	return `${lines.map(line => toText(line).trimEnd()).join('\n')}\n`;
}

function tableLines(state: State, {isTerminal, hasStats}: Look): readonly Line[] {
	const {screen} = state.view;
	const {sort = containerList.orders[0].id, isReversed, columns: chosen} = listView(state, containerList.id);
	const rows = containerList
		.selectEntries(state)
		.flatMap(entry => (isHeading(entry) ? [] : (containerList.row(state, entry) ?? [])));
	const known = containerList.columns.filter(column => hasStats || !usageColumns.some(one => one === column));
	return staticLines(known, rows, {
		room: screen.columns - borderSize,
		chosen,
		sort,
		isReversed,
		// Who reads a file or another program's input can't ask for what was cut off.
		isWhole: !isTerminal,
		screen,
		isStale: isStale(state.fleet),
		nowMs: containerList.nowMsOf?.(state) ?? 0,
	});
}

/** Why there is nothing to print, or nothing. */
function absenceOf(state: State): SafeText | undefined {
	const {filter} = listView(state, containerList.id);
	const count = state.fleet.containers.byId.size;
	if (count === 0) {
		return safe`no containers`;
	}

	const which = filter === '' ? safe`is running` : safe`matches the filter ${safeText(filter, 80)}`;
	return selectFilteredContainers(state).length === 0
		? safe`${count === 1 ? safe`no container` : safe`none of the ${count} containers`} ${which}`
		: undefined;
}
