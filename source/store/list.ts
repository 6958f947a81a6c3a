import type {ContainerId} from '../engine/types.js';

export const sortKeys = [
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
export type SortKey = (typeof sortKeys)[number];

/** The containers list as the user looks at it. The cursor is bound to an id, never to a place. */
export type ListState = {
	readonly cursorId?: ContainerId;
	/** Where the cursor was last seen: it falls to that place when its container is gone. */
	readonly cursorIndex: number;
	/** Place of the first row shown, when the cursor was last moved. */
	readonly top: number;
	readonly filter: string;
	readonly sort: SortKey;
	readonly isReversed: boolean;
	readonly isRunningOnly: boolean;
	readonly marks: ReadonlySet<ContainerId>;
	/** Compose projects together, each under a heading; `folded` are those of which only the heading is shown. */
	readonly isGrouped: boolean;
	readonly folded: ReadonlySet<string>;
	/** Chosen by hand with `c`; undefined: by width. */
	readonly columns?: readonly string[];
};

export type ListIntent =
	| {readonly type: 'list/pointed'; readonly id: ContainerId; readonly index: number; readonly top: number}
	| {readonly type: 'list/filtered'; readonly filter: string}
	| {readonly type: 'list/sorted'; readonly sort: SortKey}
	| {readonly type: 'list/reversed'}
	| {readonly type: 'list/runningOnlyToggled'}
	| {readonly type: 'list/marked'; readonly ids: readonly ContainerId[]; readonly isMarked: boolean}
	| {readonly type: 'list/marksCleared'}
	| {readonly type: 'list/grouped'}
	| {readonly type: 'list/folded'; readonly project: string}
	| {readonly type: 'list/columnsChosen'; readonly columns: readonly string[] | undefined};

export function reduceList(state: ListState, intent: ListIntent): ListState {
	switch (intent.type) {
		case 'list/pointed': {
			return {...state, cursorId: intent.id, cursorIndex: intent.index, top: intent.top};
		}

		case 'list/filtered': {
			return {...state, filter: intent.filter};
		}

		case 'list/sorted': {
			return {...state, sort: intent.sort};
		}

		case 'list/reversed': {
			return {...state, isReversed: !state.isReversed};
		}

		case 'list/runningOnlyToggled': {
			return {...state, isRunningOnly: !state.isRunningOnly};
		}

		case 'list/marked': {
			return {...state, marks: marked(state.marks, intent.ids, intent.isMarked)};
		}

		case 'list/marksCleared': {
			return {...state, marks: new Set()};
		}

		case 'list/grouped': {
			return {...state, isGrouped: !state.isGrouped};
		}

		case 'list/folded': {
			return {...state, folded: toggled(state.folded, intent.project)};
		}

		case 'list/columnsChosen': {
			return {...state, columns: intent.columns};
		}
	}
}

function marked<Id>(marks: ReadonlySet<Id>, ids: readonly Id[], isMarked: boolean): ReadonlySet<Id> {
	const changed = new Set(ids);
	return isMarked ? marks.union(changed) : marks.difference(changed);
}

function toggled<Id>(ids: ReadonlySet<Id>, id: Id): ReadonlySet<Id> {
	return ids.symmetricDifference(new Set([id]));
}
