import {eventId} from '../../engine/event-id.js';
import type {EngineEvent} from '../../engine/types.js';
import type {SafeText} from '../../text/safe-text.js';

const eventsCapacity = 1000;

export type EventsState = {
	readonly recent: readonly EngineEvent[];
	/** The connection in which the engine was asked what it remembers. */
	readonly recalledIn?: number;
	/** Why none come, while none do: what follows from them is asked for every now and then instead. */
	readonly problem?: SafeText;
};

export type EventsHappened = {readonly type: 'events/happened'; readonly events: readonly EngineEvent[]};

/** What happened before: nothing that is known by now is changed by it. */
export type EventsRecalled = {
	readonly type: 'events/recalled';
	readonly events: readonly EngineEvent[];
	/** Of the connection. */
	readonly generation: number;
};

export type EventsFact =
	| EventsHappened
	| EventsRecalled
	| {readonly type: 'events/opened'}
	| {readonly type: 'events/failed'; readonly problem: SafeText};

export function reduceEvents(state: EventsState, fact: EventsFact): EventsState {
	switch (fact.type) {
		case 'events/happened': {
			return {...state, recent: latest([...state.recent, ...fact.events])};
		}

		case 'events/recalled': {
			return {...state, recent: withPast(state.recent, fact.events), recalledIn: fact.generation};
		}

		case 'events/opened': {
			return state.problem === undefined ? state : {...state, problem: undefined};
		}

		case 'events/failed': {
			return {...state, problem: fact.problem};
		}
	}
}

function latest(events: readonly EngineEvent[]): readonly EngineEvent[] {
	return events.length > eventsCapacity ? events.slice(-eventsCapacity) : events;
}

/** Each once, in the order in which they happened. */
function withPast(recent: readonly EngineEvent[], past: readonly EngineEvent[]): readonly EngineEvent[] {
	const known = new Set(recent.map(event => eventId(event)));
	const older = past.filter(event => !known.has(eventId(event)));
	return older.length === 0 ? recent : latest([...recent, ...older].sort((a, b) => a.atMs - b.atMs));
}
