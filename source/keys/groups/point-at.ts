import {safe} from '../../text/safe-text.js';
import type {Container, ContainerId} from '../../engine/types.js';
import {containerList, groupOfContainer} from '../../view/list/container-list.js';
import {isHeading} from '../../view/list/list-cursor.js';
import {topFor} from '../../view/list/list-page.js';
import type {List} from '../../view/list/list-model.js';
import {listView, type ListEntry} from '../../store/view/lists-slice.js';
import type {Intent} from '../../store/messages.js';
import {reduce} from '../../store/reduce.js';
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

/** The cursor of the list onto that container, wherever the keys are; what hides it there is taken away. */
export function goToContainer(state: State, id: ContainerId): Outcome {
	const container = state.fleet.containers.byId.get(id);
	if (!container) {
		return [warning(safe`that container is gone`, state)];
	}

	const isShown = containerList.selectPlaces(state).has(id);
	const cleared = isShown ? [] : hiding(state, container);
	return [...cleared, ...pointAtEntry(cleared.reduce<State>(reduce, state), containerList, id)];
}

/** What may keep it out of the list. */
function hiding(state: State, container: Container): readonly Intent[] {
	const {id: list} = containerList;
	const {filter, isRunningOnly, isGrouped, folded} = listView(state, list);
	const group = groupOfContainer(container);
	return [
		...(filter === '' ? [] : [{type: 'lists/filtered', list, filter: ''} as const]),
		...(isRunningOnly ? [{type: 'lists/runningOnlyToggled', list} as const] : []),
		...(isGrouped && folded.has(group) ? [{type: 'lists/folded', list, group} as const] : []),
	];
}
