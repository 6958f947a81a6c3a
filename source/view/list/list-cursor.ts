import {listView, noGroup, type Heading, type ListEntry} from '../../store/view/lists-slice.js';
import type {Target} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import {listRows, placeOf} from '../layout/layout.js';
import type {List, Listed} from './list-model.js';

/** Where the cursor stands in the lines shown: on its row or heading, or where it stood if that is not shown any more. */
export function cursorIndexOf(state: State, list: List): number {
	const {cursor, cursorIndex} = listView(state, list.id);
	const place =
		typeof cursor === 'object'
			? list.selectEntries(state).findIndex(entry => isHeading(entry) && entry.group === cursor.group)
			: cursor === undefined
				? -1
				: (list.selectPlaces(state).get(cursor) ?? -1);
	return place >= 0 ? place : Math.max(0, Math.min(cursorIndex, list.selectEntries(state).length - 1));
}

export function isHeading(entry: ListEntry | undefined): entry is Heading {
	return typeof entry === 'object';
}

export function isOfNoGroup(entry: ListEntry): boolean {
	return isHeading(entry) && entry.group === noGroup;
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

/** Lines of the list on the screen; where it isn't, those of the pane that is. */
export function pageRowsOf(state: State, list: List): number {
	const place = placeOf(state, list.id) ?? placeOf(state, state.view.focus.pane);
	return place ? Math.max(1, listRows(place) - footRowsOf(state, list)) : 1;
}

/** Lines under the rows: notes, and why the rows are old. */
function footRowsOf(state: State, list: List): number {
	return (list.notes?.(state).length ?? 0) + (list.problem?.(state) === undefined ? 0 : 1);
}

/** Place of the first line shown. It stays where it was for as long as the cursor is in sight. */
export function topOf(state: State, list: List): number {
	return scroll(state, list, listView(state, list.id).top, cursorIndexOf(state, list));
}

/** Place of the first line shown once the cursor is moved to `index`. */
export function topFor(state: State, list: List, index: number): number {
	return scroll(state, list, topOf(state, list), index);
}

function scroll(state: State, list: List, top: number, index: number): number {
	const rows = pageRowsOf(state, list);
	const lastTop = Math.max(0, list.selectEntries(state).length - rows);
	return Math.max(0, Math.min(Math.max(index - rows + 1, Math.min(top, index)), lastTop));
}

/** The lines on the screen, were the list there. */
export function pageOf(state: State, list: List): readonly ListEntry[] {
	const top = topOf(state, list);
	return list.selectEntries(state).slice(top, top + pageRowsOf(state, list));
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
		: rowsUnder(state, list, entry).flatMap(({id}) => targetOf(state, list, id));
}

/** The row under the cursor, whatever is marked. */
export function cursorTargetOf(state: State, list: List): readonly Target[] {
	const item = cursorItemOf(state, list);
	return item ? targetOf(state, list, item.id) : [];
}

function targetOf(state: State, list: List, id: string): readonly Target[] {
	const item = list.items(state)?.get(id);
	return item ? [{kind: list.kind, id, name: item.name, ...list.targetOf?.(item)}] : [];
}
