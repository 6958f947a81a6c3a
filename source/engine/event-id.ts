import type {EngineEvent} from './types.js';

/** Tells an event from every other. */
export function eventId({atNano, action, subject, engine}: EngineEvent): string {
	return [atNano, action, subject, ...(engine === undefined ? [] : [engine])].join(' ');
}
