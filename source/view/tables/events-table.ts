import type {EngineEvent} from '../../engine/types.js';
import {formatClock} from '../../text/format.js';
import type {Tone} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {eventId} from '../list/event-id.js';
import {shortId} from '../list/target-words.js';
import {defineTable, dimColumn} from './define-table.js';

type EventRow = {readonly id: string; readonly name: SafeText; readonly event: EngineEvent};

export const eventsTable = defineTable<undefined, EventRow>({
	id: 'events',
	label: 'Events',
	kind: 'event',
	empty: ({fleet}) =>
		fleet.events.problem === undefined
			? safe`no events since midwatch started`
			: safe`events are not available`,
	rows: (_none, {fleet}) =>
		fleet.events.recent
			.toReversed()
			.map(event => ({id: eventId(event), name: event.name ?? shortId(event.subject), event})),
	reads: ({fleet}) => [fleet.events.recent],
	notes: (_none, {fleet}) =>
		fleet.events.problem === undefined ? [] : [safe`no events: ${fleet.events.problem}`],
	columns: [
		{
			id: 'time',
			title: safe`TIME`,
			cell: ({event}) => ({text: formatClock(event.atMs)}),
			rank: ({event}) => event.atMs,
		},
		dimColumn('kind', safe`KIND`, ({event}) => safeText(event.kind)),
		{
			id: 'event',
			title: safe`EVENT`,
			most: 28,
			cell: ({event: {action, detail}}) => ({
				text: detail === undefined ? action : safe`${action}: ${detail}`,
				tone: detail === 'unhealthy' ? 'bad' : tones[action],
			}),
		},
		{id: 'name', title: safe`NAME`, most: 32, cell: ({name}) => ({text: name})},
		dimColumn('attributes', safe`ATTRIBUTES`, ({event}) => attributesText(event), {isFlexible: true}),
	],
});

const tones: Readonly<Record<string, Tone>> = {
	oom: 'bad',
	die: 'warn',
	kill: 'warn',
	destroy: 'warn',
	start: 'good',
};

function attributesText({attributes}: EngineEvent): SafeText {
	return safeText(
		Object.entries(attributes)
			.map(([key, value]) => `${key}=${value}`)
			.join(' '),
	);
}
