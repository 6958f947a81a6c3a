import type {ContainerId, EngineEvent} from '../../engine/types.js';

/** The container that an event is about: its own, or the one that a network or a volume was given to. */
export function containerOf({kind, subject, attributes}: EngineEvent): ContainerId | undefined {
	return kind === 'container'
		? (subject as ContainerId)
		: (attributes['container'] as ContainerId | undefined);
}
