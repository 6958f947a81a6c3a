import type {Fleet} from '../../store/state.js';

/** The engine doesn't answer: what is shown of it has an age. */
export function isStale({connection, containers}: Fleet): boolean {
	return containers.isKnown && (connection.status === 'silent' || connection.status === 'down');
}
