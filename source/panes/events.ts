import type {EngineEvent} from '../engine/types.js';
import {formatClock} from '../lib/format.js';
import {safeText, t, type SafeText} from '../lib/safe-text.js';
import type {Tone} from '../lib/line.js';
import {eventId} from '../selectors/event-id.js';
import type {ResourceRow} from '../store/resources.js';
import {tableView} from './table-pane.js';

export const events = tableView({
	id: 'events',
	label: 'Events',
	rows: 'event',
	empty: ({fleet}) =>
		fleet.events.problem === undefined
			? t`nothing has happened since midwatch began to listen`
			: t`what happens can't be told`,
	columns: [
		{title: t`TIME`},
		{title: t`KIND`},
		{title: t`EVENT`, most: 28},
		{title: t`WHO`, most: 32},
		{title: t`ATTRIBUTES`, isFlexible: true},
	],
	staleAfter: ['container', 'image', 'volume', 'network', 'daemon', 'other'],
	everyMs: 60_000,
	async load(_engine, {fleet}) {
		const {recent, problem} = fleet.events;
		return {
			rows: recent.toReversed().map(event => rowOf(event)),
			notes: problem === undefined ? [] : [t`no events: ${problem}`],
		};
	},
});

const tones: Readonly<Record<string, Tone>> = {
	oom: 'bad',
	die: 'warn',
	kill: 'warn',
	destroy: 'warn',
	start: 'good',
};

function rowOf(event: EngineEvent): ResourceRow {
	const {detail} = event;
	const happened = detail === undefined ? event.action : t`${event.action}: ${detail}`;
	return {
		id: eventId(event),
		name: event.name ?? safeText(event.subject.slice(0, 12)),
		cells: [
			{text: formatClock(event.atMs), sort: event.atMs},
			{text: safeText(event.kind), tone: 'dim'},
			{text: happened, tone: detail === 'unhealthy' ? 'bad' : tones[event.action]},
			{text: event.name ?? safeText(event.subject.slice(0, 12))},
			{text: attributesText(event), tone: 'dim'},
		],
	};
}

function attributesText({attributes}: EngineEvent): SafeText {
	return safeText(
		Object.entries(attributes)
			.map(([key, value]) => `${key}=${value}`)
			.join(' '),
	);
}
