import {noText} from '../../text/safe-text.js';
import {groupOf} from '../../store/view/group-key.js';
import {listView, type Heading, type ListEntry} from '../../store/view/lists-slice.js';
import type {Target} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import type {List, Listed} from './list-model.js';

/**
 * Where the cursor stands in the lines shown: on its row or heading, or where it stood if that is not shown any more.
 * It never falls on a heading, where the next key would be about all rows under it, unless there is nothing else.
 */
export function cursorIndexOf(state: State, list: List): number {
	const {cursor, cursorIndex} = listView(state, list.id);
	const place =
		typeof cursor === 'object'
			? list.selectEntries(state).findIndex(entry => isHeading(entry) && entry.group === cursor.group)
			: cursor === undefined
				? -1
				: (list.selectPlaces(state).get(cursor) ?? -1);
	return place >= 0 ? place : rowNear(list.selectEntries(state), cursorIndex);
}

/** The first row from `place` on, else the last one before it. */
function rowNear(entries: readonly ListEntry[], place: number): number {
	const from = Math.max(0, Math.min(place, entries.length - 1));
	const next = entries.findIndex((entry, index) => index >= from && !isHeading(entry));
	return next >= 0
		? next
		: Math.max(
				entries.findLastIndex(entry => !isHeading(entry)),
				0,
			);
}

export function isHeading(entry: ListEntry | undefined): entry is Heading {
	return typeof entry === 'object';
}

export function isOfNoGroup(entry: ListEntry): boolean {
	return isHeading(entry) && groupOf(entry.group).name === noText;
}

export function cursorEntryOf(state: State, list: List): ListEntry | undefined {
	return list.selectEntries(state)[cursorIndexOf(state, list)];
}

/** The row under the cursor; undefined on a heading, or where there is none. */
export function cursorItemOf<Item extends Listed>(state: State, list: List<Item>): Item | undefined {
	const entry = cursorEntryOf(state, list);
	return typeof entry === 'string' ? list.items(state)?.get(entry) : undefined;
}

/** The rows that a line of the list stands for: itself, or the group of a heading. */
export function rowsUnder<Item extends Listed>(
	state: State,
	list: List<Item>,
	entry: ListEntry,
): readonly Item[] {
	if (isHeading(entry)) {
		return list.selectGroups(state).get(entry.group) ?? [];
	}

	const item = list.items(state)?.get(entry);
	return item ? [item] : [];
}

/**
 * What an action is about: the marked rows, those that the filter hides too, or the one under the cursor, or those
 * listed under a heading, unless all they share is that they are of no group. Marks whose rows are all gone are about nothing: not about what happens to be under the
 * cursor.
 */
export function targetsOf(state: State, list: List): readonly Target[] {
	const {marks} = listView(state, list.id);
	if (marks.size > 0) {
		return [...marks].flatMap(id => targetOf(state, list, id));
	}

	const entry = cursorEntryOf(state, list);
	return entry === undefined || isOfNoGroup(entry)
		? []
		: rowsUnder(state, list, entry).flatMap(({id}) =>
				targetOf(state, list, id).map(target => ({...target, ...ofHeading(list, entry)})),
			);
}

/** The row under the cursor, whatever is marked. */
export function cursorTargetOf(state: State, list: List): readonly Target[] {
	const item = cursorItemOf(state, list);
	return item ? targetOf(state, list, item.id) : [];
}

function targetOf(state: State, list: List, id: string): readonly Target[] {
	const item = list.items(state)?.get(id);
	return item ? [{kind: list.kind, id, name: item.name, ...ofEngine(item), ...list.targetOf?.(item)}] : [];
}

function ofHeading({groupLabel}: List, entry: ListEntry): Pick<Target, 'project'> {
	return groupLabel && isHeading(entry) ? {project: groupLabel(groupOf(entry.group).name)} : {};
}

function ofEngine({engine}: Listed): Pick<Target, 'engine'> {
	return engine === undefined ? {} : {engine};
}
