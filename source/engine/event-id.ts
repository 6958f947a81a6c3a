import type {EngineEvent} from './types.js';

/** Tells an event from every other. */
export function eventId({atNano, action, subject}: EngineEvent): string {
	return `${atNano} ${action} ${subject}`;
}
