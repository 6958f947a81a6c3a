import {lineWidth} from '../../text/fit-line.js';
import {noText} from '../../text/safe-text.js';
import {displayWidth} from '../../text/width.js';
import {shortenMiddle, tellingWidth} from '../../text/shorten-middle.js';
import {listView} from '../../store/view/lists-slice.js';
import type {ScreenState} from '../../store/view/screen-slice.js';
import {areSame} from '../../util/keep-last.js';
import {engineNowMs} from '../../store/engine-now.js';
import type {State} from '../../store/state.js';
import {isHeading} from './list-cursor.js';
import {pageOf} from './list-page.js';
import type {Column, Content, List, Step} from './list-model.js';

export type ShownColumn = {readonly column: Column<object>; readonly width: number};

/** Cells before the first column: the cursor's mark, the user's mark, a space. */
export const marksWidth = 3;
export const gapWidth = 2;

/** A column that has no steps of its own is no wider than this, unless it says so. */
const usualMost = 40;
/** A text is still of use in so many cells. */
const leastWidth = 16;
/** Below this the flexible column, which mostly is the name, is worth more than what stands beside it. */
const readableWidth = 24;
/** The last turn in which names and reasons get what they need to be understood. */
const mostTelling = 4;
/** Names are not shortened below this. */
const leastTelling = 12;

/** A column with the widths that it may have, narrowest first. */
type Stepped = {readonly column: Column<object>; readonly steps: readonly Step[]};

/**
 * Deals `width` cells out: each step of each column in its turn, as long as it fits. Columns chosen by hand
 * come before further steps, in the order of the table; what doesn't fit then is left out. The first column is
 * always there.
 */
function dealColumns(
	width: number,
	columns: readonly Stepped[],
	chosen?: readonly string[],
): readonly ShownColumn[] {
	const widths = new Map<string, number>();
	let left = width - marksWidth + gapWidth;
	for (const {column, width: wanted, isFirst} of stepsInTurn(columns, chosen)) {
		const before = widths.get(column.id);
		const isNext = before !== undefined || isFirst;
		const cost = wanted - (before ?? -gapWidth);
		if (isNext && cost <= left) {
			widths.set(column.id, wanted);
			left -= cost;
		} else if (before !== undefined && takesLess(column, columns)) {
			// What is too little for its next step is still better spent there than on a later turn.
			widths.set(column.id, before + left);
			left = 0;
			break;
		}
	}

	return columns
		.filter(({column}) => widths.has(column.id))
		.map(({column}) => ({
			column,
			width: (widths.get(column.id) ?? 0) + (column === columns.at(-1)?.column ? Math.max(0, left) : 0),
		}));
}

/** What is cut off anyway, a name or a sentence, is the better for every cell more. */
function takesLess(column: Column<object>, columns: readonly Stepped[]): boolean {
	return column.isFlexible === true || column.steps === undefined || column === columns[0]?.column;
}

function stepsInTurn(columns: readonly Stepped[], chosen: readonly string[] | undefined) {
	return columns
		.map((stepped, place) => ({...stepped, place}))
		.filter(
			({column, place}) => !chosen || place === 0 || chosen.includes(column.id) || column.isAlways === true,
		)
		.flatMap(({column, steps, place}) =>
			steps.map(([width, turn], index) => ({
				column,
				width,
				isFirst: index === 0,
				turn: chosen && !isTelling(column, place, turn) ? index * 1000 + Math.min(turn, 999) : turn,
			})),
		)
		.filter(({turn}) => Number.isFinite(turn))
		.sort((a, b) => a.turn - b.turn);
}

/** Which row it is and what is wrong with it come before what was chosen besides. */
function isTelling({isFlexible}: Column<object>, place: number, turn: number): boolean {
	return turn <= mostTelling && (place === 0 || isFlexible === true);
}

/**
 * What a column may have by what is in it; without steps of its own first a little for each, the flexible one before
 * all, then what is in it as far as that is usual, then all of it. The one that gives the order is there early, known
 * or not, and has room for its arrow.
 */
function stepsOf(
	column: Column<object>,
	content: Content,
	place: number,
	{room, sort}: Deal,
): readonly Step[] {
	const {steps, title, most = usualMost, isFlexible} = column;
	const {widest, telling} = content;
	const isSorted = column.sort === sort;
	const least =
		place === 0
			? Math.min(Math.max(readableWidth, telling), room >> 1)
			: isFlexible
				? readableWidth
				: leastWidth;
	const own = steps
		? steps(isSorted ? {...content, isKnown: true} : content, room)
		: [
				[Math.min(least, widest), isFlexible ? -1 : place] as const,
				[Math.min(isFlexible ? widest : most, widest), 100 + (isFlexible ? -1 : place)] as const,
				[widest, 200 + place] as const,
			];
	return isSorted
		? own.map(([width, turn], index) => [
				Math.max(width, displayWidth(title) + 1),
				index === 0 ? Math.min(turn, 2) : turn,
			])
		: own;
}

/** What columns are measured and dealt out by. */
type Deal = {
	readonly room: number;
	readonly screen: ScreenState;
	readonly nowMs: number;
	readonly chosen?: readonly string[];
	/** The order's id. */
	readonly sort: string;
};

/** Wider than anything is. */
const endless = 1000;

/** What is in each column of these rows. */
export function contentsOf(
	columns: ReadonlyArray<Column<object>>,
	rows: readonly object[],
	{screen, nowMs, chosen}: Deal,
): readonly Content[] {
	return columns.map((column, place) => {
		const title = displayWidth(column.title);
		const isKnown = chosen?.includes(column.id) === true || !column.isKnown || rows.some(column.isKnown);
		// A chart is as wide as it is let.
		const lines = column.isChart ? [] : rows.map(row => column.render(row, endless, screen, nowMs));
		const widest = lines.reduce((width, line) => Math.max(width, lineWidth(line)), title);
		const nameOf = (row: object, width: number) =>
			shortenMiddle(column.render(row, width, screen, nowMs)[0]?.text ?? noText, width);
		const telling =
			place === 0 && rows.length > 0 ? tellingWidth(rows, Math.max(title, leastTelling), nameOf) : widest;
		return {widest, telling, isKnown};
	});
}

/** The columns by what is in them. */
export function columnsFor(
	columns: ReadonlyArray<Column<object>>,
	contents: readonly Content[],
	deal: Deal,
): readonly ShownColumn[] {
	const stepped = columns.flatMap((column, place): readonly Stepped[] => {
		const content = contents[place];
		return content ? [{column, steps: stepsOf(column, content, place, deal)}] : [];
	});
	return dealColumns(deal.room, stepped, deal.chosen);
}

type Kept = {
	/** How the list is looked at. */
	readonly by: readonly unknown[];
	readonly sort: string;
	/** What was listed when all of it was measured. */
	readonly of: readonly unknown[];
	/** The rows measured last. */
	readonly rows: readonly object[];
	readonly contents: readonly Content[];
	readonly shown: readonly ShownColumn[];
};

const kept = new WeakMap<object, Kept>();

/**
 * The columns on the screen now, with their widths, by all the rows listed: they are measured when they or their
 * troubles change, else those on the screen only. A column that had to be wide stays so until the list is looked at in
 * another way: nothing moves back and forth.
 */
export function columnsOf(state: State, list: List, room: number): readonly ShownColumn[] {
	const [usual] = list.orders;
	const {columns: chosen, filter, sort = usual.id, isGrouped, isRunningOnly} = listView(state, list.id);
	const {screen} = state.view;
	const {items} = list.selectPassing(state);
	const by = [room, screen, chosen, filter, isGrouped, isRunningOnly];
	const of = [items, ...(usual.reads?.(state) ?? [])];
	const before = kept.get(list);
	const isSameView = before !== undefined && areSame(before.by, by);
	const ids =
		isSameView && areSame(before.of, of)
			? pageOf(state, list).flatMap(entry => (isHeading(entry) ? [] : entry))
			: items.map(({id}) => id);
	const rows = ids.flatMap(id => list.row(state, id) ?? []);
	// A key press mostly changes no row.
	if (isSameView && sort === before.sort && areSame(before.rows, rows)) {
		kept.set(list, {...before, of});
		return before.shown;
	}

	const deal = {room, screen, nowMs: engineNowMs(state.fleet), chosen, sort};
	const now = contentsOf(list.columns, rows, deal);
	const contents = isSameView ? grown(before.contents, now) : now;
	const isSame = contents === before?.contents && sort === before.sort;
	const dealt = isSame ? before.shown : columnsFor(list.columns, contents, deal);
	// Rows are painted anew only where a column has moved.
	const shown = before && readsAs(dealt, before.shown) ? before.shown : dealt;
	kept.set(list, {by, sort, of, rows, contents, shown});
	return shown;
}

/** The earlier contents where nothing has become wider. */
function grown(before: readonly Content[], now: readonly Content[]): readonly Content[] {
	const larger = now.map((content, place) => {
		const {widest, telling, isKnown} = before[place] ?? content;
		return {
			widest: Math.max(content.widest, widest),
			telling: Math.max(content.telling, telling),
			isKnown: content.isKnown || isKnown,
		};
	});
	return readsAs(larger, before) ? before : larger;
}

function readsAs(now: unknown, before: unknown): boolean {
	return now === before || JSON.stringify(now) === JSON.stringify(before);
}

/** The columns chosen by hand after one of them is put on or taken off. The first one stays. */
export function toggleColumn(state: State, list: List, room: number, columnId: string): readonly string[] {
	const shown = listView(state, list.id).columns ?? columnsOf(state, list, room).map(({column}) => column.id);
	return list.columns
		.map(({id}) => id)
		.filter((id, place) => (id === columnId ? place === 0 || !shown.includes(id) : shown.includes(id)));
}
