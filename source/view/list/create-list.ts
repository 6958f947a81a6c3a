import {naturalOrder} from '../../util/natural-order.js';
import {runWithin} from '../../util/run-within.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {groupOf} from '../../store/view/group-key.js';
import {listView, noGroup, type ListEntry} from '../../store/view/lists-slice.js';
import type {State} from '../../store/state.js';
import {parseFilter, type Filter} from './list-filter.js';
import type {List, Listed, ListModel, Order, Passing} from './list-model.js';
import {memo} from '../memo.js';

/** The list of a model: filtered, sorted, grouped, and standing still while a question about it is open. */
export function createList<Item extends Listed, Row extends object>(
	model: ListModel<Item, Row>,
): List<Item, Row> {
	const viewOf = (state: State) => listView(state, model.id);
	const selectPassing = createPassing(model);
	const selectSorted = createSorted(model, selectPassing);
	const selectGroups = memo(
		state => [selectPassing(state)],
		state => groupsOf(selectPassing(state).items, model),
	);
	const selectGrouped = memo(
		state => [selectSorted(state), viewOf(state).isGrouped, viewOf(state).folded],
		state =>
			viewOf(state).isGrouped
				? grouped(selectSorted(state), model, viewOf(state).folded)
				: selectSorted(state).map(({id}) => id),
	);
	const selectEntries = memo(
		state => [selectGrouped(state), frozenEntries(state, model.id), model.items(state)],
		state => standingStill(selectGrouped(state), frozenEntries(state, model.id), model.items(state)),
	);
	const selectPlaces = memo(
		state => [selectEntries(state)],
		state => placesIn(selectEntries(state)),
	);
	return {...model, selectPassing, selectEntries, selectPlaces, selectGroups};
}

function createPassing<Item extends Listed>(model: ListModel<Item, object>): (state: State) => Passing<Item> {
	const selectFilter = memo(
		state => [listView(state, model.id).filter],
		state => parseFilter(listView(state, model.id).filter, model.grammar),
	);
	return memo(
		state => {
			const {filter, isRunningOnly, isNoisy} = listView(state, model.id);
			return [model.items(state), filter, isRunningOnly, isNoisy];
		},
		state => passing(model, selectFilter(state), state),
	);
}

function createSorted<Item extends Listed>(
	model: ListModel<Item, object>,
	selectPassing: (state: State) => Passing<Item>,
): (state: State) => readonly Item[] {
	const selectNamePlaces = memo(
		state => [model.items(state)],
		state => namePlaces([...(model.items(state)?.values() ?? [])]),
	);
	return memo(
		state => {
			const {sort, isReversed} = listView(state, model.id);
			return [selectPassing(state), sort, isReversed, ...(orderOf(model, sort).reads?.(state) ?? [])];
		},
		state => sorted(selectPassing(state).items, model, state, selectNamePlaces(state)),
	);
}

/** The order of that id, else the list's usual one. */
function orderOf<Item extends Listed>(
	{orders}: Pick<ListModel<Item>, 'orders'>,
	id: string | undefined,
): Order<Item> {
	return orders.find(order => order.id === id) ?? orders[0];
}

/** Longer than any expression takes that isn't catastrophic. */
const patienceMs = 50;
/** Those that took longer: they aren't tried again. */
const slowFilters = new WeakSet<object>();
const tooSlow = safe`this regex is too slow: nothing is shown`;

function passing<Item extends Listed>(
	model: Pick<ListModel<Item>, 'id' | 'items' | 'isRunning' | 'isNoise'>,
	filter: Filter<Item>,
	state: State,
): Passing<Item> {
	// None rather than all: what is shown can be marked and acted on.
	if (filter.problem) {
		return {items: [], problem: filter.problem};
	}

	const {isRunningOnly, isNoisy} = listView(state, model.id);
	let items: readonly Item[] = [];
	const look = () => {
		items = [...(model.items(state)?.values() ?? [])].filter(
			item =>
				(!isRunningOnly || model.isRunning?.(item) !== false) &&
				(isNoisy || !model.isNoise?.(item)) &&
				filter.matches(item),
		);
	};

	if (!filter.hasRegex) {
		look();
	} else if (slowFilters.has(filter) || !runWithin(patienceMs, look)) {
		slowFilters.add(filter);
		return {items: [], problem: tooSlow};
	}

	return {items};
}

/** Names in the order a person expects (`api-2` before `api-10`): the tie-breaker of every order. */
function namePlaces(items: readonly Listed[]): ReadonlyMap<string, number> {
	const byName = items.toSorted((a, b) => naturalOrder(a.name, b.name) || (a.id < b.id ? -1 : 1));
	return new Map(byName.map(({id}, place) => [id, place]));
}

type Rank = number | string | undefined;
type Ranked<Item> = {readonly item: Item; readonly rank: Rank; readonly place: number};

function sorted<Item extends Listed>(
	items: readonly Item[],
	model: Pick<ListModel<Item>, 'id' | 'orders'>,
	state: State,
	places: ReadonlyMap<string, number>,
): readonly Item[] {
	const {sort, isReversed} = listView(state, model.id);
	const order = orderOf(model, sort);
	if (!order.rank) {
		return isReversed ? items.toReversed() : items;
	}

	const direction = isReversed ? -1 : 1;
	return items
		.map(item => ({item, rank: order.rank?.(item, state), place: places.get(item.id) ?? 0}))
		.sort((a, b) => direction * compareRanks(a, b) || unknownLast(a, b))
		.map(({item}) => item);
}

function compareRanks(a: Ranked<unknown>, b: Ranked<unknown>): number {
	if (a.rank === undefined || b.rank === undefined) {
		return 0;
	}

	return typeof a.rank === 'number' && typeof b.rank === 'number'
		? b.rank - a.rank || a.place - b.place
		: naturalOrder(String(a.rank), String(b.rank)) || a.place - b.place;
}

/** Also in the reversed order. */
function unknownLast(a: Ranked<unknown>, b: Ranked<unknown>): number {
	return Number(a.rank === undefined) - Number(b.rank === undefined) || a.place - b.place;
}

function groupsOf<Item extends Listed>(
	items: readonly Item[],
	{groupOf}: Pick<ListModel<Item>, 'groupOf'>,
): ReadonlyMap<SafeText, readonly Item[]> {
	const groups = new Map<SafeText, Item[]>();
	for (const item of items) {
		const group = groupOf?.(item) ?? noGroup;
		const members = groups.get(group);
		if (members) {
			members.push(item);
		} else {
			groups.set(group, [item]);
		}
	}

	return groups;
}

/**
 * Each group together under its heading, where the first of it stands in the order, those of one engine together; a
 * folded one as its heading alone.
 */
function grouped<Item extends Listed>(
	items: readonly Item[],
	model: Pick<ListModel<Item>, 'groupOf'>,
	folded: ReadonlySet<string>,
): readonly ListEntry[] {
	const groups = groupsOf(items, model);
	const engines = Map.groupBy(groups.keys(), group => groupOf(group).engine);
	return [...engines.values()]
		.flat()
		.flatMap((group): readonly ListEntry[] =>
			folded.has(group) ? [{group}] : [{group}, ...(groups.get(group) ?? []).map(({id}) => id)],
		);
}

function frozenEntries({view}: State, list: string): readonly ListEntry[] | undefined {
	const overlay = view.overlay.stack.at(-1);
	return (overlay?.kind === 'confirm' || overlay?.kind === 'choose') && overlay.order?.list === list
		? overlay.order.entries
		: undefined;
}

/** What was there when the question opened keeps its place; what has come since stands below. */
function standingStill(
	entries: readonly ListEntry[],
	frozen: readonly ListEntry[] | undefined,
	items: ReadonlyMap<string, unknown> | undefined,
): readonly ListEntry[] {
	if (!frozen) {
		return entries;
	}

	const stood = new Set(frozen.map(entryKey));
	const isThere = (entry: ListEntry) => typeof entry !== 'string' || items?.has(entry) === true;
	return [...frozen.filter(isThere), ...entries.filter(entry => !stood.has(entryKey(entry)))];
}

function entryKey(entry: ListEntry): string {
	return typeof entry === 'string' ? entry : `\u0000${entry.group}`;
}

function placesIn(entries: readonly ListEntry[]): ReadonlyMap<string, number> {
	const places = new Map<string, number>();
	for (let place = 0; place < entries.length; place++) {
		const entry = entries[place]!;
		if (typeof entry === 'string') {
			places.set(entry, place);
		}
	}

	return places;
}
