import {eventJson, type StampedEvent} from '../fleet/event-log.js';
import type {World} from '../fleet/world.js';
import {problem, type Sink} from '../http/answer.js';
import {parseFilters, passes, passesLabels, type Filters} from '../http/filters.js';
import type {Call, Route} from '../http/route.js';
import {parseStamp} from '../stamp.js';

const knownFilters = [
	'type',
	'event',
	'container',
	'image',
	'label',
	'volume',
	'network',
	'daemon',
	'scope',
	'node',
	'service',
	'config',
	'secret',
	'plugin',
];

type Wanted = {readonly sinceUs?: number; readonly untilUs?: number; readonly filters: Filters};

function events({world, query}: Call) {
	const filters = parseFilters(query.get('filters'), knownFilters);
	if (typeof filters === 'string') {
		return problem(400, filters);
	}

	const since = query.get('since');
	const until = query.get('until');
	const wanted = {
		sinceUs: since ? parseStamp(since) : undefined,
		untilUs: until ? parseStamp(until) : undefined,
		filters,
	};
	const bad =
		since && wanted.sinceUs === undefined ? since : until && wanted.untilUs === undefined ? until : undefined;
	if (bad !== undefined) {
		return problem(400, `strconv.ParseInt: parsing "${bad}": invalid syntax`);
	}

	return {
		kind: 'stream' as const,
		contentType: 'application/json',
		start: (sink: Sink) => streamEvents(world, wanted, sink),
	};
}

/** The past that was asked for, then what happens, until `until` or until the reader leaves. */
function streamEvents(world: World, {sinceUs, untilUs, filters}: Wanted, sink: Sink): void {
	const send = (event: StampedEvent) => {
		if (isAsked(event, filters) && event.us <= (untilUs ?? Infinity)) {
			sink.write(eventJson(event));
		}
	};

	if (sinceUs !== undefined) {
		world.events
			.past()
			.filter(event => event.us >= sinceUs)
			.forEach(send);
	}

	const leftMs = untilUs === undefined ? Infinity : untilUs / 1000 - world.clock.now();
	if (leftMs <= 0) {
		sink.end();
		return;
	}

	sink.onClose(world.events.listen(send));
	if (leftMs !== Infinity) {
		sink.onClose(world.clock.after(leftMs, () => sink.end()));
	}
}

const fuzzyActions = ['health_status', 'exec_create', 'exec_start'];

function isAsked({type, action, id, attributes}: StampedEvent, filters: Filters): boolean {
	if (filters.size === 0) {
		return true;
	}

	const isFuzzy = filters.get('event')?.some(event => fuzzyActions.includes(event));
	const isActor = (kind: string) => (wanted: string) =>
		type === kind && (id.startsWith(wanted) || attributes['name']?.startsWith(wanted) === true);
	return (
		passes(filters, 'type', wanted => type === wanted) &&
		passes(filters, 'event', event => (isFuzzy ? action.startsWith(event) : action === event)) &&
		passes(filters, 'container', isActor('container')) &&
		passes(filters, 'volume', isActor('volume')) &&
		passes(filters, 'network', isActor('network')) &&
		passes(filters, 'image', image => (type === 'image' ? id === image : attributes['image'] === image)) &&
		passesLabels(filters, attributes)
	);
}

export const eventRoutes: readonly Route[] = [{method: 'GET', path: '/events', run: events}];
