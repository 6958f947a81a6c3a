import {lineWidth} from '../../text/fit-line.js';
import {displayWidth} from '../../text/width.js';
import {keepLastPer} from '../../util/keep-last.js';
import {listView} from '../../store/view/lists-slice.js';
import {engineNowMs} from '../../store/engine-now.js';
import type {State} from '../../store/state.js';
import type {Column, List, Step} from './list-model.js';

export type ShownColumn = {readonly column: Column<object>; readonly width: number};

/** Cells before the first column: the cursor's mark, the user's mark, a space. */
export const marksWidth = 3;
export const gapWidth = 2;

/** A column that is as wide as what is in it is no wider than this, unless it says so. */
const usualMost = 40;
/** Below this the flexible column, which mostly is the name, is worth more than what stands beside it. */
const readableWidth = 24;

/** Each with the widths that it may have, narrowest first. */
type Stepped = {readonly column: Column<object>; readonly steps: readonly Step[]};

/**
 * Deals `width` cells out: each step of each column in its turn, as long as it fits. Columns chosen by hand
 * come first, in the order of the table; what doesn't fit then is left out. The first column is always there.
 */
export function dealColumns(
	width: number,
	columns: readonly Stepped[],
	chosen?: readonly string[],
): readonly ShownColumn[] {
	const widths = new Map<string, number>();
	let left = width - marksWidth + gapWidth;
	for (const {column, step, isFirst} of stepsInTurn(columns, chosen)) {
		const before = widths.get(column.id);
		const isNext = before !== undefined || isFirst;
		const cost = step.width - (before ?? -gapWidth);
		if (isNext && cost <= left) {
			widths.set(column.id, step.width);
			left -= cost;
		} else if (before !== undefined && column.isFlexible) {
			// What is too little for its next step is still better spent there than on a later turn.
			break;
		}
	}

	return columns
		.filter(({column}) => widths.has(column.id))
		.map(({column}) => ({
			column,
			width: (widths.get(column.id) ?? 0) + (column.isFlexible ? Math.max(0, left) : 0),
		}));
}

function stepsInTurn(columns: readonly Stepped[], chosen: readonly string[] | undefined) {
	return columns
		.filter(({column}, place) => !chosen || place === 0 || chosen.includes(column.id))
		.flatMap(({column, steps}) =>
			steps.map((step, index) => ({
				column,
				step,
				isFirst: index === 0,
				turn: chosen ? index * 1000 + Math.min(step.turn, 999) : step.turn,
			})),
		)
		.filter(({turn}) => Number.isFinite(turn))
		.sort((a, b) => a.turn - b.turn);
}

/** Columns with the steps of their own. */
export function stepsOf(columns: ReadonlyArray<Column<object>>): readonly Stepped[] {
	return columns.flatMap(column => (column.steps ? [{column, steps: column.steps}] : []));
}

/** Each as wide as what is in it; the flexible one comes first. */
function contentSteps(
	columns: ReadonlyArray<Column<object>>,
	rows: readonly object[],
	{view, fleet}: State,
): readonly Stepped[] {
	return columns.map((column, place) => {
		const {title, most = usualMost, isFlexible} = column;

		const widest = rows.reduce<number>(
			(width, row) => Math.max(width, lineWidth(column.render(row, most, view.screen, engineNowMs(fleet)))),
			displayWidth(title),
		);
		return isFlexible
			? {column, steps: [{width: Math.min(readableWidth, widest), turn: -1}]}
			: {column, steps: [{width: Math.min(most, widest), turn: place}]};
	});
}

/** The columns on the screen now, with their widths. */
export function columnsOf(state: State, list: List, width: number): readonly ShownColumn[] {
	const {columns: chosen} = listView(state, list.id);
	if (!list.columns.every(({steps}) => steps)) {
		const rows = [...(list.items(state)?.keys() ?? [])].flatMap(id => list.row(state, id) ?? []);
		return dealColumns(width, contentSteps(list.columns, rows, state), chosen);
	}

	return dealtColumns(list, width, chosen);
}

const dealtColumns = keepLastPer((list: List, width: number, chosen: readonly string[] | undefined) =>
	dealColumns(width, stepsOf(list.columns), chosen),
);

/** The columns chosen by hand after one of them is put on or taken off. The first one stays. */
export function toggleColumn(state: State, list: List, width: number, columnId: string): readonly string[] {
	const shown =
		listView(state, list.id).columns ?? columnsOf(state, list, width).map(({column}) => column.id);
	return list.columns
		.map(({id}) => id)
		.filter((id, place) => (id === columnId ? place === 0 || !shown.includes(id) : shown.includes(id)));
}
