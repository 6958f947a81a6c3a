import type {OfEngine} from '../../store/fleet/owner.js';
import {enginesOf, partFor} from '../../store/seen-from.js';
import type {EnginePart, Fleet} from '../../store/state.js';

/** The engine doesn't answer: what is shown of it has an age. */
export function isStale({connection, containers}: Pick<EnginePart, 'connection' | 'containers'>): boolean {
	return containers.isKnown && (connection.status === 'silent' || connection.status === 'down');
}

/** The engine that it belongs to doesn't answer. */
export function isStaleFor(fleet: Fleet, of: OfEngine): boolean {
	return isStale(partFor(fleet, of));
}

/** Those that don't answer, or never have, where others do. */
export function enginesAway(fleet: Fleet): readonly EnginePart[] {
	const engines = enginesOf(fleet);
	return engines.filter(
		engine => isStale(engine) || (engines.length > 1 && engine.connection.status === 'down'),
	);
}
