import {noText, type SafeText} from '../../text/safe-text.js';

/** The heading over the rows of a group, e.g. of a compose project. */
export type Heading = {readonly group: SafeText};

/** The group of the rows that belong to none. */
export const noGroup = noText;

/** One line of a list: a row by its id, or a heading. */
export type ListEntry = string | Heading;

/** The orders of the containers list, the first one the usual. `--sort` takes them. */
export const containerOrders = [
	'trouble',
	'name',
	'state',
	'cpu',
	'mem',
	'mem %',
	'net',
	'disk',
	'pids',
	'uptime',
	'created',
] as const;
export type ContainerOrder = (typeof containerOrders)[number];

/** A list as the user looks at it. The cursor is bound to an id, never to a place. */
export type ListView = {
	readonly cursor?: ListEntry;
	/** Where the cursor was last seen: it falls to that place when its row is gone. */
	readonly cursorIndex: number;
	/** Place of the first row shown, when the cursor was last moved. */
	readonly top: number;
	readonly filter: string;
	/** The id of an order; undefined: the list's usual one. */
	readonly sort?: string;
	readonly isReversed: boolean;
	readonly isRunningOnly: boolean;
	/** What is hidden as noise is shown too. */
	readonly isNoisy: boolean;
	readonly marks: ReadonlySet<string>;
	/** Rows of one group together, each group under a heading; of the folded ones only the heading is shown. */
	readonly isGrouped: boolean;
	readonly folded: ReadonlySet<string>;
	/** Ids of the columns chosen by hand; undefined: by width. */
	readonly columns?: readonly string[];
	/** What the rows are an answer to, e.g. the term that a registry is searched for. */
	readonly query?: string;
};

export type ListsState = {
	readonly byId: ReadonlyMap<string, ListView>;
	/** While the past is shown: what was marked before. */
	readonly marksOfNow?: ReadonlyMap<string, ReadonlySet<string>>;
};

export type ListsIntent = {readonly list: string} & (
	| {
			readonly type: 'lists/pointed';
			readonly entry: ListEntry;
			readonly index: number;
			readonly top: number;
	  }
	| {readonly type: 'lists/filtered'; readonly filter: string}
	| {readonly type: 'lists/asked'; readonly query: string}
	| {readonly type: 'lists/sorted'; readonly sort: string}
	| {readonly type: 'lists/reversed'}
	| {readonly type: 'lists/runningOnlyToggled'}
	| {readonly type: 'lists/noiseToggled'}
	| {readonly type: 'lists/marked'; readonly ids: readonly string[]; readonly isMarked: boolean}
	| {readonly type: 'lists/marksCleared'}
	| {readonly type: 'lists/grouped'}
	| {readonly type: 'lists/folded'; readonly group: string}
	| {readonly type: 'lists/columnsChosen'; readonly columns: readonly string[] | undefined}
);

export const plainList: ListView = {
	cursorIndex: 0,
	top: 0,
	filter: '',
	isReversed: false,
	isRunningOnly: false,
	isNoisy: false,
	marks: new Set(),
	isGrouped: false,
	folded: new Set(),
};

/** How the user looks at the list of that id. */
export function listView({view}: {readonly view: {readonly lists: ListsState}}, id: string): ListView {
	return view.lists.byId.get(id) ?? plainList;
}

export function reduceLists(state: ListsState, intent: ListsIntent): ListsState {
	const before = state.byId.get(intent.list) ?? plainList;
	return {...state, byId: new Map(state.byId).set(intent.list, reduceList(before, intent))};
}

function reduceList(list: ListView, intent: ListsIntent): ListView {
	switch (intent.type) {
		case 'lists/pointed': {
			return {...list, cursor: intent.entry, cursorIndex: intent.index, top: intent.top};
		}

		case 'lists/filtered': {
			// What the filter finds is looked at from its first row on, unless the cursor's row is among it.
			return {...list, filter: intent.filter, ...(intent.filter !== '' && {cursorIndex: 0, top: 0})};
		}

		case 'lists/asked': {
			return {...list, query: intent.query, filter: '', cursorIndex: 0, top: 0};
		}

		case 'lists/sorted': {
			return {...list, sort: intent.sort, isReversed: false};
		}

		case 'lists/reversed': {
			return {...list, isReversed: !list.isReversed};
		}

		case 'lists/runningOnlyToggled': {
			return {...list, isRunningOnly: !list.isRunningOnly};
		}

		case 'lists/noiseToggled': {
			return {...list, isNoisy: !list.isNoisy};
		}

		case 'lists/marked':
		case 'lists/marksCleared': {
			return {...list, marks: marked(list.marks, intent)};
		}

		case 'lists/grouped': {
			return {...list, isGrouped: !list.isGrouped};
		}

		case 'lists/folded': {
			return {...list, folded: list.folded.symmetricDifference(new Set([intent.group]))};
		}

		case 'lists/columnsChosen': {
			return {...list, columns: intent.columns};
		}
	}
}

function marked(
	marks: ReadonlySet<string>,
	intent: Extract<ListsIntent, {type: 'lists/marked' | 'lists/marksCleared'}>,
): ReadonlySet<string> {
	if (intent.type === 'lists/marksCleared') {
		return new Set();
	}

	const changed = new Set(intent.ids);
	return intent.isMarked ? marks.union(changed) : marks.difference(changed);
}
