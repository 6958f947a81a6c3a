import {paint} from '../text/paint-lines.js';
import {type Line, lineText, span} from '../text/line.js';
import {safe, safeText, type SafeText} from '../text/safe-text.js';
import {displayWidth} from '../text/width.js';
import {usageColumns} from '../view/list/usage-columns.js';
import {containerList, selectShown} from '../view/list/container-list.js';
import {isStale} from '../view/trouble/staleness.js';
import {borderSize} from '../view/layout/layout.js';
import {dealColumns, marksWidth, stepsOf} from '../view/list/list-columns.js';
import {isHeading} from '../view/list/list-cursor.js';
import type {Column} from '../view/list/list-model.js';
import {rowLine, titlesLine} from '../view/list/row-line.js';
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
	const view = listView(state, containerList.id);
	const titleWidth = displayWidth(containerList.columns[0]?.title ?? safe``);
	const names = selectShown(state).map(({name}) => displayWidth(name));
	const longest = isTerminal ? undefined : Math.max(titleWidth, ...names);
	const width = Math.max(screen.columns - borderSize, marksWidth + (longest ?? 0));
	const known = containerList.columns.filter(column => hasStats || !usageColumns.some(one => one === column));
	// Who reads a file or another program's input can't ask for what was cut off a name.
	const stepped = stepsOf(known as ReadonlyArray<Column<object>>).map((one, place) =>
		place === 0 && longest !== undefined ? {...one, steps: [{width: longest, turn: -1}]} : one,
	);
	const columns = dealColumns(width, stepped, view.columns);
	const look = {
		columns,
		width,
		screen,
		isCursor: false,
		isMarked: false,
		isStale: isStale(state.fleet),
		nowMs: containerList.nowMsOf?.(state) ?? 0,
	};
	const rows = containerList.selectEntries(state).flatMap(entry => {
		const row = isHeading(entry) ? undefined : containerList.row(state, entry);
		return row ? [rowLine(row, look)] : [];
	});
	return [titlesLine(columns, width, view.sort ?? containerList.orders[0].id), ...rows];
}

/** Why there is nothing to print, or nothing. */
function absenceOf(state: State): SafeText | undefined {
	const {filter} = listView(state, containerList.id);
	const count = state.fleet.containers.byId.size;
	if (count === 0) {
		return safe`no containers`;
	}

	const which = filter === '' ? safe`is running` : safe`matches the filter ${safeText(filter, 80)}`;
	return selectShown(state).length === 0 ? safe`none of the ${count} containers ${which}` : undefined;
}
