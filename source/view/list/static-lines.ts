import type {Line} from '../../text/line.js';
import {columnsFor, contentsOf, gapWidth, marksWidth} from './list-columns.js';
import type {Column} from './list-model.js';
import {rowLine, titlesLine, type RowLook} from './row-line.js';

type Look = Pick<RowLook, 'screen' | 'isStale' | 'nowMs'> & {
	/** Cells for a line. */
	readonly room: number;
	/** Ids of the columns chosen by hand; undefined: by width. */
	readonly chosen?: readonly string[];
	readonly sort: string;
	readonly isReversed?: boolean;
	/** Nothing is cut off, however wide that makes the lines. */
	readonly isWhole?: boolean;
};

/** Rows of a list to be read only, without cursor and marks, under their titles. */
export function staticLines<Row extends object>(
	all: ReadonlyArray<Column<Row>>,
	rows: readonly Row[],
	{room, chosen, sort, isReversed = false, isWhole = false, ...look}: Look,
): readonly Line[] {
	const columns = (all as ReadonlyArray<Column<object>>).filter(({id}) => chosen?.includes(id) ?? true);
	const deal = {room, screen: look.screen, nowMs: look.nowMs, chosen, sort};
	const contents = contentsOf(columns, rows, deal);
	const dealt = columnsFor(columns, contents, deal);
	const shown = isWhole
		? dealt.map(({column, width}) => ({
				column,
				width: Math.max(width, contents[columns.indexOf(column)]?.widest ?? 0),
			}))
		: dealt;
	const needed = shown.reduce((sum, {width}) => sum + width + gapWidth, marksWidth - gapWidth);
	const width = isWhole ? needed : room;
	const whole = {...look, columns: shown, width, isCursor: false, isMarked: false};
	return [
		titlesLine(shown, width, {sort, isReversed, screen: look.screen}),
		...rows.map(row => rowLine(row, whole)),
	];
}
