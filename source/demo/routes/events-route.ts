import {eventJson, type StampedEvent} from '../fleet/event-log.js';
import type {World} from '../fleet/world.js';
import type {Answer, Sink} from '../http/answer.js';
import {parseFilters} from '../http/filters.js';
import type {Call, Route} from '../http/route.js';
import {readStamp} from '../stamp.js';

type Wanted = {
	readonly sinceUs?: number;
	readonly untilUs?: number;
	readonly isAsked: (event: StampedEvent) => boolean;
};

function events({world, query}: Call): Answer {
	const filters = parseFilters(query.get('filters'), ['type', 'event']);
	const [types, actions] = [filters.get('type'), filters.get('event')];
	const wanted: Wanted = {
		sinceUs: readStamp(query, 'since'),
		untilUs: readStamp(query, 'until'),
		// An engine that is asked for `health_status` compares the beginnings of all.
		isAsked: ({type, action}) =>
			(types?.includes(type) ?? true) && (actions?.some(start => action.startsWith(start)) ?? true),
	};
	return {
		kind: 'stream',
		contentType: 'application/json',
		start: sink => streamEvents(world, wanted, sink),
	};
}

/** The past that was asked for, then what happens, until `until` or until the reader leaves. */
function streamEvents(world: World, {sinceUs, untilUs = Infinity, isAsked}: Wanted, sink: Sink): void {
	const send = (event: StampedEvent) => {
		if (event.us <= untilUs && isAsked(event)) {
			sink.write(eventJson(event));
		}
	};

	if (sinceUs !== undefined) {
		world.events
			.past()
			.filter(event => event.us >= sinceUs)
			.forEach(send);
	}

	const leftMs = untilUs / 1000 - world.clock.now();
	if (leftMs <= 0) {
		sink.end();
		return;
	}

	world.events.listeners.add(send);
	sink.onClose(() => world.events.listeners.delete(send));
	if (leftMs !== Infinity) {
		sink.onClose(world.clock.after(leftMs, () => sink.end()));
	}
}

export const eventRoutes: readonly Route[] = [{method: 'GET', path: '/events', run: events}];
