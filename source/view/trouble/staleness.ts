import type {Fleet} from '../../store/state.js';

/** The engine doesn't answer: what is shown of it has an age. */
export function isStale({connection, containers}: Fleet): boolean {
	return containers.isKnown && (connection.status === 'silent' || connection.status === 'down');
}

/** A line under the header says so. Before anything is known, the containers pane itself does. */
export function hasBanner(fleet: Fleet): boolean {
	return isStale(fleet);
}
