import type {Line} from '../../text/line.js';
import type {SafeText} from '../../text/safe-text.js';
import type {ListEntry} from '../../store/view/lists-slice.js';
import type {Target} from '../../store/view/overlay-slice.js';
import type {ScreenState} from '../../store/view/screen-slice.js';
import type {State} from '../../store/state.js';
import type {Grammar} from './list-filter.js';

/** What is listed: an id that tells it from all others, a name that people know it by, and its engine where there are several. */
export type Listed = {readonly id: string; readonly name: SafeText; readonly engine?: SafeText};

/**
 * A width that a column may have, and its turn when the widths are dealt out: the lowest first. Where the first or the
 * flexible column lacks room for its next one, it takes what there is, and nothing comes after it.
 */
export type Step = readonly [width: number, turn: number];

/** What is in a column of the rows listed. `telling`: the width in which no two of its texts read alike. */
export type Content = {readonly widest: number; readonly telling: number; readonly isKnown: boolean};

/** One column of a list. */
export type Column<Row> = {
	readonly id: string;
	readonly title: SafeText;
	readonly hint: SafeText;
	/** Where the title says how its figures are to be read: no wider than the title. */
	titleOn?(screen: ScreenState): SafeText;
	/**
	 * The widths that it may have, narrowest first, by what is in it; none: it isn't worth its place. Without a turn it is
	 * shown only when chosen by hand.
	 */
	steps?(content: Content, room: number): readonly Step[];
	/** No wider than this (40), where it has no steps of its own and is as wide as what is in it. */
	readonly most?: number;
	/** Whether a row has anything to show here; without it every row has. */
	isKnown?(row: Row): boolean;
	/** Shown wherever it has anything to say, also among columns chosen by hand. */
	readonly isAlways?: boolean;
	/** Fills whatever width it gets. */
	readonly isChart?: boolean;
	/** Takes what is left of the line. */
	readonly isFlexible?: boolean;
	readonly align?: 'left' | 'right';
	/** The id of the order that this column shows. */
	readonly sort?: string;
	/** What it shows of a row; padded or cut to `width` by whoever paints it. */
	render(row: Row, width: number, screen: ScreenState, nowMs: number): Line;
};

/** Only by hand. */
export const byHand = Number.POSITIVE_INFINITY;

/** One way to sort a list. */
export type Order<Item> = {
	readonly id: string;
	/** Highest first; texts as people sort them. What isn't known goes to the end. Without it: as the engine lists them. */
	rank?(item: Item, state: State): number | string | undefined;
	/** What of the state the rank reads beside the item. */
	reads?(state: State): readonly unknown[];
};

/** A label, and what is so called. */
export type Fact = readonly [label: SafeText, value: SafeText];

/** A list of rows: all that its pane, its keys and its actions need to know. `Row` is what an item is painted from. */
export type ListModel<Item extends Listed, Row extends object = Item> = {
	/** Also that of its pane. */
	readonly id: string;
	readonly label: string;
	/** What an action is told that it is about. */
	readonly kind: Target['kind'];
	/** What several rows are called, where that isn't the label: `results`. */
	readonly noun?: string;
	/** Said when there are none. */
	readonly empty: SafeText | ((state: State) => SafeText);
	/** By id, in the engine's order: the same reference while nothing has changed. Undefined: not known yet. */
	items(state: State): ReadonlyMap<string, Item> | undefined;
	row(state: State, id: string): Row | undefined;
	/** What ages are told by, where a row doesn't hold it (ms since the epoch). */
	nowMsOf?(state: State): number;
	readonly orders: readonly [Order<Item>, ...Array<Order<Item>>];
	readonly columns: ReadonlyArray<Column<Row>>;
	readonly grammar: Grammar<Item>;
	/** What rows are grouped by, where they can be. */
	groupOf?(item: Item): SafeText | undefined;
	/** What a group's heading is called. */
	groupLabel?(group: SafeText): SafeText;
	/** Which rows are hidden until they are asked for. */
	isNoise?(item: Item): boolean;
	/** Which rows stay where only the running ones are wanted. */
	isRunning?(item: Item): boolean;
	/** More of the target than its kind, id and name. */
	targetOf?(item: Item): Partial<Target>;
	/** What is known of a row beyond its columns: shown under the rows where there is room. */
	preview?(state: State, id: string): readonly Fact[];
	/** Under the rows: what the figures sum up to, or what doesn't fit into rows. */
	notes?(state: State): readonly SafeText[];
	/** Why the rows are old or missing. */
	problem?(state: State): SafeText | undefined;
};

/** A list with its selectors, made by `createList`. */
export type List<Item extends Listed = Listed, Row extends object = object> = ListModel<Item, Row> & {
	/** What the filter lets pass, in no order, and why it can't do what it says. */
	readonly selectPassing: (state: State) => Passing<Item>;
	/** The lines shown, in their order. It stands still while a question about the list is open. */
	readonly selectEntries: (state: State) => readonly ListEntry[];
	/** Where each row stands in the lines shown. */
	readonly selectPlaces: (state: State) => ReadonlyMap<string, number>;
	/** The rows of each group, of those that the filter lets pass. */
	readonly selectGroups: (state: State) => ReadonlyMap<SafeText, readonly Item[]>;
};

export type Passing<Item> = {readonly items: readonly Item[]; readonly problem?: SafeText};
