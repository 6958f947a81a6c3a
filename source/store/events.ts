import type {EngineEvent} from '../engine/types.js';

export const eventsCapacity = 1000;

export type EventsState = {readonly recent: readonly EngineEvent[]};

export type EventsFact = {readonly type: 'events/happened'; readonly events: readonly EngineEvent[]};

export function reduceEvents(state: EventsState, fact: EventsFact): EventsState {
	const recent = [...state.recent, ...fact.events];
	return {recent: recent.length > eventsCapacity ? recent.slice(-eventsCapacity) : recent};
}
