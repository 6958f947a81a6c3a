import type {Engine} from '../../engine/engine.js';
import type {EngineEvent} from '../../engine/types.js';
import {formatDuration, formatSpan, unknown} from '../../text/format.js';
import {span, type Tone} from '../../text/line.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {shortenMiddle} from '../../text/shorten-middle.js';
import {displayWidth} from '../../text/width.js';
import {engineNowMs} from '../../store/engine-now.js';
import {listView} from '../../store/view/lists-slice.js';
import type {Target} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import {hasSeveral} from '../../store/fleet/owner.js';
import {enginesOf, seenFrom} from '../../store/seen-from.js';
import {readByTable, rowsOfEngines, type OfOneEngine} from './rows-of-engines.js';
import {createList} from '../list/create-list.js';
import {wordsOf, type Grammar} from '../list/list-filter.js';
import type {Column, Fact, List, Listed, Order} from '../list/list-model.js';
import {memo} from '../memo.js';
import {labelOf, type TableName} from './table-names.js';

type Cell = {readonly text: SafeText; readonly tone?: Tone};

export type TableColumn<Row> = {
	/** Also the word that a filter asks it by: `driver:overlay`. */
	readonly id: string;
	readonly title: SafeText;
	readonly align?: 'left' | 'right';
	readonly isFlexible?: boolean;
	/** No wider than this (40). */
	readonly most?: number;
	/** What of a text that is too long is left out; else of a first column's its middle, of others' the end. */
	readonly fitted?: Fitted;
} & (
	| {
			cell(row: Row): Cell;
			/** What it sorts by, where that isn't its text. Numbers: the highest first. */
			rank?(row: Row): number | undefined;
	  }
	/** An age is told by when it began, ms since the epoch; the youngest is first. */
	| {sinceMs(row: Row): number | undefined}
);

/** Where a table's data comes from. */
export type TableSource<Data> = {
	/** `query`: what was asked for in the pane, e.g. a search term. */
	readonly load: (engine: Engine, query: string, signal: AbortSignal) => Promise<Data>;
	/** Events of these kinds make the data stale. */
	readonly staleAfter: ReadonlyArray<EngineEvent['kind']>;
	/** How old data may get without any event (ms). */
	readonly everyMs: number;
};

type TableDefinition<Data, Row extends Listed> = {
	/** When it was, of rows that stand in the order of time; their ids tell their engines apart. */
	atMs?(row: Row): number;
	readonly id: TableName;
	readonly kind: Target['kind'];
	readonly noun?: string;
	/** Said when there are none. */
	readonly empty: SafeText | ((state: State) => SafeText);
	readonly columns: ReadonlyArray<TableColumn<Row>>;
	/** Without a source its rows are made of what the state knows anyway, and `data` is undefined. */
	readonly source?: TableSource<Data>;
	/** `state` holds nothing of the other engines, `all` does. */
	rows(data: Data, state: State, all: State): readonly Row[];
	/** Each row is an engine: none needs to name it once more. */
	readonly isAboutEngines?: boolean;
	/** What of the state `rows` reads beside the data. */
	reads?(state: State): readonly unknown[];
	/** Words that say how a row is: `state:unused` finds it, and so does `unused`. */
	readonly states?: {readonly words: readonly string[]; of(row: Row): readonly string[]};
	/** What an action on a row is about, where its id alone doesn't say. */
	targetOf?(row: Row): Partial<Target>;
	notes?(data: Data, state: State): readonly SafeText[];
	/** What is known of a row beyond its columns; what isn't known is left out. */
	preview?(row: Row, state: State): ReadonlyArray<readonly [SafeText, SafeText | undefined]>;
	/** Rows that are hidden until they are asked for, and what is said of so many. */
	isNoise?(row: Row): boolean;
	noiseWords?(count: number): SafeText;
};

export type Table = List & {readonly source?: TableSource<unknown>};

/** A pane that is a table of its own: images, volumes, and the like. Its line in `tables.ts` is all it needs beside. */
export function defineTable<Data, Row extends Listed>(definition: TableDefinition<Data, Row>): Table {
	const {id, source, columns, notes} = definition;
	const dataOf = ({fleet}: State) => fleet.resources.byList.get(id)?.data as Data | undefined;
	const items = memo(
		state => readByTable(definition, state),
		state => rowsOfEngines(definition, state),
	);
	const list = createList<Row, Row>({
		...definition,
		label: labelOf(id),
		items,
		row: (state, rowId) => items(state)?.get(rowId),
		nowMsOf: ({fleet}) => (hasSeveral(fleet) ? fleet.ourNowMs : engineNowMs(fleet)),
		columns: columns.flatMap((column, place) =>
			place === 0
				? [listColumn<Row>(column, shortenMiddle), ...(definition.isAboutEngines ? [] : [engineColumn])]
				: [listColumn<Row>(column, whole)],
		),
		targetOf: row => targetOf(row, definition),
		orders: [{id: ''}, ...columns.map(column => orderBy(column))],
		grammar: grammarOf(definition),
		notes(state) {
			const own = ofEach(state, seen => {
				const data = dataOf(seen);
				return (data === undefined && source ? undefined : notes?.(data as Data, seen)) ?? [];
			});
			return [...own, ...noiseNotes(definition, items(state), state)];
		},
		problem: state => ofEach(state, seen => problemOf(id, seen) ?? [])[0],
		preview:
			definition.preview &&
			((state, rowId) => {
				const row = items(state)?.get(rowId);
				return knownFacts(definition, row, row?.engine === undefined ? state : seenFrom(state, row.engine));
			}),
	});
	return {...(list as List), source};
}

/** What each engine has to say, with its name where there are several. */
function ofEach(state: State, words: (seen: State) => SafeText | readonly SafeText[]): readonly SafeText[] {
	return enginesOf(state.fleet).flatMap(({connection: {label}}) => {
		const said = [words(seenFrom(state, label))].flat();
		return hasSeveral(state.fleet) ? said.map(text => safe`${label}: ${text}`) : said;
	});
}

/** Why it couldn't be loaded again, and how old what is shown is by now. */
function problemOf(id: string, {fleet}: State): SafeText | undefined {
	const {data, problem, atMs = 0} = fleet.resources.byList.get(id) ?? {};
	const ageMs = fleet.ourNowMs - atMs;
	return problem && data !== undefined && ageMs > 1000
		? safe`${problem}, shown as it was ${formatSpan(ageMs)} ago`
		: problem;
}

/** Also under which id its engine knows it. */
function targetOf<Row extends Listed & OfOneEngine>(
	row: Row,
	{targetOf: more}: Pick<TableDefinition<never, Row>, 'targetOf'>,
): Partial<Target> {
	return {...(row.idThere !== undefined && {id: row.idThere}), ...more?.(row)};
}

const engineColumn: Column<Listed> = {
	id: 'engine',
	title: safe`ENGINE`,
	hint: noText,
	isAlways: true,
	steps: ({widest, telling, isKnown}) =>
		isKnown
			? [
					[Math.min(widest, Math.max(10, telling)), 0.5],
					[Math.min(widest, 30), 101],
				]
			: [],
	isKnown: ({engine}) => engine !== undefined,
	render: ({engine = unknown}, width) => [span(shortenMiddle(engine, width), 'accent')],
};

type Fitted = (text: SafeText, width: number) => SafeText;

function listColumn<Row extends Listed & OfOneEngine>(column: TableColumn<Row>, usual: Fitted): Column<Row> {
	const {id, title, align, isFlexible, most, fitted = usual} = column;
	return {
		id,
		title,
		hint: noText,
		align,
		isFlexible,
		most,
		sort: id,
		render(row, width, _screen, nowMs) {
			const {text, tone} =
				'cell' in column ? column.cell(row) : ageCell(column.sinceMs(row), nowMs + (row.clockOffsetMs ?? 0));
			return [span(fitted(text, width), tone)];
		},
	};
}

function noiseNotes<Row extends Listed>(
	{id, isNoise, noiseWords}: Pick<TableDefinition<never, Row>, 'id' | 'isNoise' | 'noiseWords'>,
	items: ReadonlyMap<string, Row> | undefined,
	state: State,
): readonly SafeText[] {
	const hidden =
		isNoise && !listView(state, id).isNoisy ? [...(items?.values() ?? [])].filter(row => isNoise(row)) : [];
	return hidden.length > 0 && noiseWords ? [noiseWords(hidden.length)] : [];
}

function knownFacts<Row extends Listed>(
	{preview}: Pick<TableDefinition<never, Row>, 'preview'>,
	row: Row | undefined,
	state: State,
): readonly Fact[] {
	const facts = row === undefined ? [] : (preview?.(row, state) ?? []);
	return facts.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

function whole(text: SafeText): SafeText {
	return text;
}

function ageCell(sinceMs: number | undefined, nowMs: number): Cell {
	return {text: formatDuration(sinceMs === undefined ? undefined : nowMs - sinceMs)};
}

function orderBy<Row extends Listed>(column: TableColumn<Row>): Order<Row> {
	return {
		id: column.id,
		rank: row =>
			'sinceMs' in column ? column.sinceMs(row) : column.rank ? column.rank(row) : column.cell(row).text,
	};
}

/** Each column by its id, how a row is by `state:`, and text in any of them. */
function grammarOf<Row extends Listed>({
	columns,
	states,
}: Pick<TableDefinition<never, Row>, 'columns' | 'states'>): Grammar<Row> {
	const texts = columns.flatMap(column => ('cell' in column ? [column] : []));
	return {
		fields: {
			...(states && {
				state: {
					matches: (row: Row, _test, typed) =>
						wordsOf(typed).some(word => states.of(row).some(known => known.startsWith(word))),
					words: states.words,
				},
			}),
			engine: {matches: ({engine}, test) => engine !== undefined && test(engine)},
			...Object.fromEntries(
				texts.map(column => [column.id, {matches: (row: Row, test) => test(column.cell(row).text)}]),
			),
		},
		matchAny: (row, test) =>
			texts.some(column => test(column.cell(row).text)) || (states?.of(row).some(test) ?? false),
	};
}

/** Who uses a row: their names, the most used first when it is sorted by. */
export function usedByColumn<Row extends {readonly users: readonly SafeText[]}>() {
	return {
		id: 'used',
		title: safe`USED BY`,
		fitted: fitNames,
		cell: ({users}: Row): Cell => (users.length > 0 ? {text: joined(users)} : {text: unknown, tone: 'dim'}),
		rank: ({users}: Row) => users.length,
	};
}

function joined(names: readonly SafeText[]): SafeText {
	return safeText(names.join(', '), Number.POSITIVE_INFINITY);
}

/** As many names as there is room for, and how many there are beside: `api-1, api-2 +3`; how many, where none has room. */
function fitNames(text: SafeText, width: number): SafeText {
	const names = text.split(', ') as SafeText[];
	for (let count = names.length; count > 0; count--) {
		const shown = withMore(joined(names.slice(0, count)), names.length - count);
		if (displayWidth(shown) <= width) {
			return shown;
		}
	}

	const count = safe`${names.length} containers`;
	if (names.length > 1 && displayWidth(count) <= width) {
		return count;
	}

	const more = withMore(noText, names.length - 1);
	return withMore(shortenMiddle(names[0] ?? noText, width - displayWidth(more)), names.length - 1);
}

function withMore(text: SafeText, count: number): SafeText {
	return count === 0 ? text : safe`${text} +${count}`;
}

export function dimColumn<Row extends Listed>(
	id: string,
	title: SafeText,
	text: (row: Row) => SafeText | undefined,
	more: Partial<Pick<TableColumn<Row>, 'most' | 'isFlexible' | 'align' | 'fitted'>> = {},
) {
	return {...more, id, title, cell: (row: Row): Cell => ({text: text(row) ?? unknown, tone: 'dim'})};
}
