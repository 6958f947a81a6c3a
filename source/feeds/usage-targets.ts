import type {SampleTarget} from '../engine/samplers/sampler.js';
import {hasProcesses} from '../engine/container-states.js';
import {selectCursor} from '../view/list/container-cursor.js';
import {containerList} from '../view/list/container-list.js';
import {isHeading} from '../view/list/list-cursor.js';
import {pageOf} from '../view/list/list-page.js';
import {listView} from '../store/view/lists-slice.js';
import {isOwn} from '../store/fleet/owner.js';
import type {State} from '../store/state.js';

/** The containers that have counters to read, and which of them are on the screen. */
export function usageTargets(state: State): readonly SampleTarget[] {
	const {byId, details} = state.fleet.containers;
	const shown = shownIds(state);
	const own = [...byId.values()].filter(
		container => hasProcesses(container) && isOwn(state.fleet, container),
	);
	return own.map(({id, networkMode}) => ({
		id,
		pid: details.get(id)?.pid,
		hasOwnNetwork: networkMode !== 'host' && networkMode !== 'none',
		isOnScreen: shown.has(id),
	}));
}

function shownIds(state: State): ReadonlySet<string> {
	const cursor = selectCursor(state);
	const page = pageOf(state, containerList).filter((entry): entry is string => !isHeading(entry));
	const {marks} = listView(state, containerList.id);
	return new Set([...page, ...marks, ...(cursor ? [cursor.id] : [])]);
}
