import {briefError} from '../../text/brief-error.js';
import {fitLine} from '../../text/fit-line.js';
import {formatCount} from '../../text/format.js';
import {span, type Line, type Span} from '../../text/line.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {isFocused} from '../../view/layout/detail-panes.js';
import {isStaleFor} from '../../view/trouble/staleness.js';
import {columnsOf, type ShownColumn} from '../../view/list/list-columns.js';
import {cursorEntryOf, cursorIndexOf, isHeading} from '../../view/list/list-cursor.js';
import {pageRowsOf, shareRows, topOf} from '../../view/list/list-page.js';
import type {List} from '../../view/list/list-model.js';
import {orderLabel} from '../../view/list/order-label.js';
import {rowLine, titlesLine, type RowLook} from '../../view/list/row-line.js';
import {keepAlike, keepLastPer} from '../../util/keep-last.js';
import {listView, type Heading} from '../../store/view/lists-slice.js';
import type {State} from '../../store/state.js';
import type {PaneView} from '../pane.js';

/** What a list's pane shows in a way of its own. */
type ListPane = {
	readonly list: List;
	readonly isInSplit: boolean;
	/** Only while it has the keys; else always. */
	readonly isCursorOfKeys?: boolean;
	/** Before anything is known. */
	readonly unknownLines: (state: State) => readonly Line[];
	/** When there is nothing to list, after the list's own words for it. */
	readonly emptyHint?: Line;
	readonly headingLine?: (
		state: State,
		heading: Heading,
		place: {readonly width: number; readonly isCursor: boolean},
	) => Line;
	/** Why what is shown may be older than it looks, in the title. */
	readonly doubts?: (state: State) => Line;
	/** Of a row whose columns don't say it: what is being done to it, or why that failed. */
	readonly rowWords?: (state: State, id: string) => Span | undefined;
};

/** The pane of a list: titles, rows, what stands under them. */
export function listPane(pane: ListPane): PaneView {
	const {list, isInSplit} = pane;
	return {
		id: list.id,
		label: list.label,
		isInSplit,
		title: state => [...titleLine(list, state), ...(pane.doubts?.(state) ?? [])],
		note: state => noteLine(list, state),
		lines: (state, width, height) => linesOf(pane, state, width, height),
		preview: previewOf(list),
	};
}

/** Marks of rows that are gone are not counted. */
function titleLine(list: List, state: State): Line {
	const {
		sort = list.orders[0].id,
		isReversed,
		filter,
		isRunningOnly,
		isGrouped,
		marks,
	} = listView(state, list.id);
	const marked = [...marks].filter(id => list.items(state)?.has(id)).length;
	return [
		span(safeText(list.label), 'title'),
		...(sort === '' ? [] : [span(safe` · by ${orderLabel(sort)}`, 'dim')]),
		...(isReversed ? [span(sort === '' ? safe` · reversed` : safe`, reversed`, 'dim')] : []),
		...(isGrouped ? [span(safe` · by project${groupAbove(list, state)}`, 'dim')] : []),
		...(isRunningOnly ? [span(safe` · running only`, 'accent')] : []),
		...(filter === '' ? [] : [span(safe` · filter ${safeText(filter, 80)}`, 'accent')]),
		...(marked > 0 ? [span(safe` · ${marked} marked`, 'accent')] : []),
	];
}

/** `: shop`, where the heading of the first row shown has been scrolled away. */
function groupAbove(list: List, state: State): SafeText {
	const entries = list.selectEntries(state);
	const top = topOf(state, list);
	const heading = isHeading(entries[top]) ? undefined : entries.slice(0, top).findLast(isHeading);
	return heading === undefined ? noText : safe`: ${list.groupLabel?.(heading.group) ?? heading.group}`;
}

/** `1–9 of 51`. Headings are not counted. */
function noteLine(list: List, state: State): Line {
	const entries = list.selectEntries(state);
	const rowsIn = (end: number) => entries.slice(0, end).filter(entry => !isHeading(entry)).length;
	const total = rowsIn(entries.length);
	if (total === 0) {
		return [];
	}

	const top = topOf(state, list);
	const last = rowsIn(top + pageRowsOf(state, list));
	return [span(safe`${Math.min(rowsIn(top) + 1, last)}–${last} of ${formatCount(total)}`, 'dim')];
}

function linesOf(pane: ListPane, state: State, width: number, height: number): readonly Line[] {
	const {list} = pane;
	const foot = footLines(list, state).map(line => fitLine(line, width));
	if (!list.items(state)) {
		return foot.length > 0 ? foot : pane.unknownLines(state);
	}

	const columns = columnsOf(state, list, width);
	const {sort = list.orders[0].id, isReversed} = listView(state, list.id);
	const titles = titlesLine(columns, width, {sort, isReversed, screen: state.view.screen});
	const {listed, told} = shareRows(state, list, height);
	const rows =
		list.selectEntries(state).length > 0
			? rowLines(pane, state, {columns, width, room: listed})
			: emptyLines(pane, state).map(line => fitLine(line, width));
	return [titles, ...rows, ...foot, ...(told > 0 ? [ruleLine(width)] : [])];
}

function ruleLine(width: number): Line {
	return [span(safeText('─'.repeat(width)), 'dim')];
}

/** What is known of the row under the cursor, where there is room under a rule. */
function previewOf(list: List): PaneView['preview'] {
	return (
		list.preview && {
			rowsIn: (state, height) => Math.max(0, shareRows(state, list, height).told - 1),
			facts(state) {
				const entry = cursorEntryOf(state, list);
				return typeof entry === 'string' ? (list.preview?.(state, entry) ?? []) : [];
			},
		}
	);
}

type Room = {readonly columns: readonly ShownColumn[]; readonly width: number; readonly room: number};

function rowLines(pane: ListPane, state: State, {columns, width, room}: Room): readonly Line[] {
	const {list} = pane;
	const {fleet, view} = state;
	const top = topOf(state, list);
	const cursor = cursorIndexOf(state, list);
	const {marks} = listView(state, list.id);
	const look = {
		columns,
		width,
		screen: view.screen,
		nowMs: list.nowMsOf?.(state) ?? 0,
	};
	return list
		.selectEntries(state)
		.slice(top, top + room)
		.flatMap((entry, index) => {
			const isCursor = top + index === cursor && (!pane.isCursorOfKeys || isFocused(state, list.id));
			if (isHeading(entry)) {
				return pane.headingLine ? [pane.headingLine(state, entry, {width, isCursor})] : [];
			}

			const row = list.row(state, entry);
			const words = pane.rowWords?.(state, entry);
			const isOld = isStaleFor(fleet, list.items(state)?.get(entry) ?? {});
			return row
				? [
						keptLine(
							row,
							keepLook(row, {...look, isStale: isOld, isCursor, isMarked: marks.has(entry), words}),
						),
					]
				: [];
		});
}

/** Rows that couldn't be had are not rows that aren't there. */
function emptyLines({list, emptyHint}: ListPane, state: State): readonly Line[] {
	const total = list.items(state)?.size ?? 0;
	if (total === 0) {
		return list.problem?.(state) === undefined
			? [
					[],
					[span(safe`  ${typeof list.empty === 'string' ? list.empty : list.empty(state)}`)],
					...(emptyHint ? [emptyHint] : []),
				]
			: [];
	}

	const {filter, isRunningOnly} = listView(state, list.id);
	const {problem} = list.selectPassing(state);
	const none =
		total === 1
			? safe`None`
			: safe`None of the ${formatCount(total)} ${safeText(list.noun ?? list.label.toLowerCase())}`;
	const typed = safeText(filter, 80);
	if (filter === '') {
		const why = isRunningOnly ? safe`${none} is running.` : safe`There is nothing but what is hidden.`;
		return [[], [span(safe`  ${why}`)], [span(safe`  a`, 'key'), span(safe` shows all`)]];
	}

	return [
		[],
		[
			span(
				problem
					? safe`  The filter ${typed} shows nothing: ${problem}`
					: safe`  ${none} matches the filter ${typed}`,
			),
		],
		[
			span(safe`  esc`, 'key'),
			span(safe` clears it`),
			...(isRunningOnly ? [span(safe`   a`, 'key'), span(safe` includes those not running`)] : []),
		],
	];
}

function footLines(list: List, state: State): readonly Line[] {
	const problem = list.problem?.(state);
	const notes = (list.notes?.(state) ?? []).map(note => [span(safe` ${note}`, 'dim')]);
	return problem === undefined ? notes : [...notes, [span(safe` ${briefError(problem)}`, 'bad')]];
}

/** An unchanged row that looks the same keeps its line, and with it its painted text. */
const keptLine = keepLastPer(rowLine);
const keepLook = keepAlike<RowLook>();
