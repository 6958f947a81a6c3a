import {safe} from '../../text/safe-text.js';
import {containerList} from '../../view/list/container-list.js';
import {isHeading} from '../../view/list/list-cursor.js';
import {topFor} from '../../view/list/list-page.js';
import type {List} from '../../view/list/list-model.js';
import type {ListEntry} from '../../store/view/lists-slice.js';
import type {State} from '../../store/state.js';
import type {Outcome} from '../effect.js';
import {warning} from '../warning.js';

/** The cursor onto the line at that place. */
export function pointAt(state: State, list: List, wanted: number): Outcome {
	const entries = list.selectEntries(state);
	const index = Math.max(0, Math.min(wanted, entries.length - 1));
	const entry = entries[index];
	return entry === undefined
		? []
		: [{type: 'lists/pointed', list: list.id, entry, index, top: topFor(state, list, index)}];
}

/** The cursor onto that line of the list, if it is shown. */
export function pointAtEntry(state: State, list: List, entry: ListEntry): Outcome {
	const index = list
		.selectEntries(state)
		.findIndex(one => (isHeading(one) && isHeading(entry) ? one.group === entry.group : one === entry));
	return index < 0 ? [] : pointAt(state, list, index);
}

/** The cursor of the list onto that container, wherever the keys are. */
export function goToContainer(state: State, id: string): Outcome {
	const pointed = pointAtEntry(state, containerList, id);
	return pointed.length === 0
		? [warning(safe`that container is not in the list: it is gone, or filtered out`, state)]
		: pointed;
}
