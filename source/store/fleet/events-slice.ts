import type {EngineEvent} from '../../engine/types.js';
import type {SafeText} from '../../text/safe-text.js';

const eventsCapacity = 1000;

export type EventsState = {
	readonly recent: readonly EngineEvent[];
	/** Why none come, while none do: what follows from them is asked for every now and then instead. */
	readonly problem?: SafeText;
};

export type EventsHappened = {readonly type: 'events/happened'; readonly events: readonly EngineEvent[]};

export type EventsFact =
	| EventsHappened
	| {readonly type: 'events/opened'}
	| {readonly type: 'events/failed'; readonly problem: SafeText};

export function reduceEvents(state: EventsState, fact: EventsFact): EventsState {
	switch (fact.type) {
		case 'events/happened': {
			const recent = [...state.recent, ...fact.events];
			return {...state, recent: recent.length > eventsCapacity ? recent.slice(-eventsCapacity) : recent};
		}

		case 'events/opened': {
			return state.problem === undefined ? state : {...state, problem: undefined};
		}

		case 'events/failed': {
			return {...state, problem: fact.problem};
		}
	}
}
