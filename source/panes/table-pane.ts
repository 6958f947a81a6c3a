import type {ResourceSource} from '../feeds/resources.js';
import {fitLine} from '../lib/fit-line.js';
import {formatCount} from '../lib/format.js';
import {span, type Line} from '../lib/line.js';
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

export type TablePane = Omit<ResourceSource, 'load'> & {
	readonly label: string;
	readonly rows: Target['kind'];
	readonly columns: readonly TableColumn[];
	/** Said when there are none. */
	readonly empty: SafeText;
	readonly load: ResourceSource['load'];
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
		lines: (state, width, height) => tableLines(pane, selectTable(state, pane.id), width, height),
	};
}

function titleLine({id, label}: TablePane, state: State): Line {
	const {view} = selectTable(state, id);
	return [
		span(safeText(label), 'title'),
		...(view.filter === '' ? [] : [span(t` · filter ${safeText(view.filter, 80)}`, 'accent')]),
		...(view.marks.size > 0 ? [span(t` · ${view.marks.size} marked`, 'accent')] : []),
	];
}

function noteLine({id}: TablePane, state: State): Line {
	const {rows, cursorIndex} = selectTable(state, id);
	return rows.length === 0 ? [] : [span(t`${cursorIndex + 1} of ${formatCount(rows.length)}`, 'dim')];
}

function tableLines(pane: TablePane, table: Table, width: number, height: number): readonly Line[] {
	const {resource, rows, cursorIndex, view} = table;
	if (!resource) {
		return [[span(t` asking the engine`, 'dim')]];
	}

	const foot = footLines(table);
	const widths = widthsOf(pane.columns, rows, width);
	const room = Math.max(1, height - 1 - foot.length);
	const top = Math.max(0, Math.min(cursorIndex - Math.floor(room / 2), rows.length - room));
	const body =
		rows.length === 0
			? emptyLines(pane, table)
			: rows.slice(top, top + room).map((row, index) =>
					rowLine(row, pane.columns, widths, {
						isCursor: top + index === cursorIndex,
						isMarked: view.marks.has(row.id),
					}),
				);
	return [titlesLine(pane, widths, view.sortColumn), ...body, ...foot].map(line => fitLine(line, width));
}

/** Rows that couldn't be had are not rows that aren't there. */
function emptyLines({empty}: TablePane, {resource, view}: Table): readonly Line[] {
	if (resource?.problem) {
		return [];
	}

	return [[span(view.filter === '' ? t` ${empty}` : t` nothing matches: esc clears the filter`, 'dim')]];
}

function footLines({resource}: Table): readonly Line[] {
	const notes = resource?.notes.map(note => [span(t` ${note}`, 'dim')]) ?? [];
	return resource?.problem ? [...notes, [span(t` ${resource.problem}`, 'bad')]] : notes;
}

function widthsOf(
	columns: readonly TableColumn[],
	rows: readonly ResourceRow[],
	width: number,
): readonly number[] {
	const wanted = columns.map(({title, most = 40}, index) =>
		Math.min(
			most,
			Math.max(displayWidth(title), ...rows.map(({cells}) => displayWidth(cells[index]?.text ?? t``))),
		),
	);
	const flexible = columns.findIndex(({isFlexible}) => isFlexible);
	const others = wanted.reduce((sum, cells, index) => sum + (index === flexible ? 0 : cells), 0);
	const left = width - markWidth - others - gap * (columns.length - 1);
	return wanted.map((cells, index) => (index === flexible ? Math.max(8, left) : cells));
}

function titlesLine({columns}: TablePane, widths: readonly number[], sortColumn: number | undefined): Line {
	return [
		span(t`   `),
		...columns.flatMap(({title, align}, index) => [
			...(index > 0 ? [span(t`  `)] : []),
			span(fit(title, widths[index] ?? 0, align), index === sortColumn ? 'title' : 'dim'),
		]),
	];
}

function rowLine(
	{cells}: ResourceRow,
	columns: readonly TableColumn[],
	widths: readonly number[],
	{isCursor, isMarked}: {readonly isCursor: boolean; readonly isMarked: boolean},
): Line {
	return [
		isCursor ? span(t`▸`, 'accent') : span(t` `),
		isMarked ? span(t`● `, 'accent') : span(t`  `),
		...columns.flatMap(({align}, index) => {
			const cell = cells[index];
			const tone = isCursor && index === 0 ? 'strong' : cell?.tone;
			const text = span(fit(cell?.text ?? t``, widths[index] ?? 0, align), tone);
			return index > 0 ? [span(t`  `), text] : [text];
		}),
	];
}
