import type {ResourceSource} from '../feeds/resources.js';
import {briefError} from '../lib/brief-error.js';
import {fitLine} from '../lib/fit-line.js';
import {formatCount} from '../lib/format.js';
import {span, type Line, type Span} from '../lib/line.js';
import {safeText, t, type SafeText} from '../lib/safe-text.js';
import {displayWidth, fit} from '../lib/width.js';
import {selectTable, type Table} from '../selectors/table.js';
import type {Target} from '../store/overlay.js';
import type {ResourceRow} from '../store/resources.js';
import type {State} from '../store/state.js';
import type {PaneView} from './pane.js';

export type TableColumn = {
	readonly title: SafeText;
	readonly align?: 'left' | 'right';
	/** Takes what is left of the line; the others are as wide as their widest cell, up to `most`. */
	readonly isFlexible?: boolean;
	readonly most?: number;
};

export type TablePane = ResourceSource & {
	readonly label: string;
	readonly rows: Target['kind'];
	readonly columns: readonly TableColumn[];
	/** Said when there are none. */
	readonly empty: SafeText | ((state: State) => SafeText);
};

const gap = 2;
const markWidth = 3;

/** A pane that is a list of rows: the view of its data, for `views.ts` and `table.ts`. */
export function tableView(pane: TablePane): PaneView & {readonly source: ResourceSource} {
	return {
		id: pane.id,
		label: pane.label,
		isInSplit: false,
		rows: pane.rows,
		source: pane,
		title: state => titleLine(pane, state),
		note: state => noteLine(pane, state),
		lines: (state, width, height) => tableLines(pane, state, width, height),
	};
}

/** Marks of rows that are gone are not counted. */
function titleLine({id, label}: TablePane, state: State): Line {
	const {view, resource} = selectTable(state, id);
	const marked = resource?.rows.filter(row => view.marks.has(row.id)).length ?? 0;
	return [
		span(safeText(label), 'title'),
		...(view.filter === '' ? [] : [span(t` · filter ${safeText(view.filter, 80)}`, 'accent')]),
		...(marked > 0 ? [span(t` · ${marked} marked`, 'accent')] : []),
	];
}

function noteLine({id}: TablePane, state: State): Line {
	const {rows, cursorIndex} = selectTable(state, id);
	return rows.length === 0 ? [] : [span(t`${cursorIndex + 1} of ${formatCount(rows.length)}`, 'dim')];
}

function tableLines(pane: TablePane, state: State, width: number, height: number): readonly Line[] {
	const table = selectTable(state, pane.id);
	const {resource, rows, cursorIndex, view} = table;
	if (!resource) {
		return [[span(t` asking the engine`, 'dim')]];
	}

	const foot = footLines(table);
	const placed = placeColumns(pane.columns, rows, width);
	const room = Math.max(1, height - 1 - foot.length);
	const top = Math.max(0, Math.min(cursorIndex - Math.floor(room / 2), rows.length - room));
	const body =
		rows.length === 0
			? emptyLines(pane, table, state)
			: rows.slice(top, top + room).map((row, index) =>
					rowLine(row, placed, {
						isCursor: top + index === cursorIndex,
						isMarked: view.marks.has(row.id),
						...askedOf(row, state),
					}),
				);
	return [titlesLine(placed, view.sortColumn), ...body, ...foot].map(line => fitLine(line, width));
}

/** Rows that couldn't be had are not rows that aren't there. */
function emptyLines({empty}: TablePane, {resource, view}: Table, state: State): readonly Line[] {
	if (resource?.problem) {
		return [];
	}

	const words = typeof empty === 'function' ? empty(state) : empty;
	return [[span(view.filter === '' ? t` ${words}` : t` nothing matches: esc clears the filter`, 'dim')]];
}

function footLines({resource}: Table): readonly Line[] {
	const notes = resource?.notes.map(note => [span(t` ${note}`, 'dim')]) ?? [];
	return resource?.problem ? [...notes, [span(t` ${briefError(resource.problem)}`, 'bad')]] : notes;
}

type Placed = {readonly column: TableColumn; readonly index: number; readonly width: number};

/** Below this the flexible column, which mostly is the name, is more than what stands to its right. */
const readableCells = 24;

/** The columns there is room for, each with its width. */
function placeColumns(
	columns: readonly TableColumn[],
	rows: readonly ResourceRow[],
	width: number,
): readonly Placed[] {
	const placed = columns.map((column, index) => {
		const cells = rows.map(row => displayWidth(row.cells[index]?.text ?? t``));
		return {
			column,
			index,
			width: Math.min(column.most ?? 40, Math.max(displayWidth(column.title), ...cells)),
		};
	});
	const flexible = placed.find(({column}) => column.isFlexible);
	const wanted = Math.min(readableCells, flexible?.width ?? 0);
	const left = () =>
		width -
		markWidth -
		placed.reduce((sum, one) => sum + (one === flexible ? 0 : one.width), 0) -
		gap * (placed.length - 1);
	while (flexible && placed.at(-1) !== flexible && left() < wanted) {
		placed.pop();
	}

	return placed.map(one => (one === flexible ? {...one, width: Math.max(8, left())} : one));
}

type Look = {
	readonly isCursor: boolean;
	readonly isMarked: boolean;
	/** `removing…`, while the engine is asked, or its words when that failed. */
	readonly words?: Span;
};

function askedOf({id}: ResourceRow, {fleet}: State): Pick<Look, 'words'> {
	const doing = fleet.pending.underWay.get(id)?.doing;
	const failure = fleet.pending.failures.get(id);
	return {words: doing ? span(t`${doing}…`, 'accent') : failure && span(failure.brief, 'bad')};
}

function titlesLine(placed: readonly Placed[], sortColumn: number | undefined): Line {
	return [
		span(t`   `),
		...placed.flatMap(({column: {title, align}, index, width}, place) => [
			...(place > 0 ? [span(t`  `)] : []),
			span(fit(title, width, align), index === sortColumn ? 'title' : 'dim'),
		]),
	];
}

function rowLine({cells}: ResourceRow, placed: readonly Placed[], {isCursor, isMarked, words}: Look): Line {
	const [first] = cells;
	return [
		isCursor ? span(t`▸`, 'accent') : span(t` `),
		isMarked ? span(t`● `, 'accent') : span(t`  `),
		...(words && first ? [span(first.text, isCursor ? 'strong' : first.tone), span(t`  `), words] : []),
		...(words ? [] : placed).flatMap(({column, index, width}) => {
			const cell = cells[index];
			const tone = isCursor && index === 0 ? 'strong' : cell?.tone;
			const text = span(fit(cell?.text ?? t``, width, column.align), tone);
			return index > 0 ? [span(t`  `), text] : [text];
		}),
	];
}
