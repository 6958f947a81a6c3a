import {eventId} from '../../engine/event-id.js';
import type {ContainerId, EngineEvent} from '../../engine/types.js';
import {counted, formatClock} from '../../text/format.js';
import type {Tone} from '../../text/line.js';
import {shortenMiddle} from '../../text/shorten-middle.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import {containerOf} from '../list/event-container.js';
import {shortId} from '../list/target-words.js';
import {defineTable, dimColumn} from './define-table.js';
import {eventWords, ranMs} from './event-words.js';

type EventRow = {
	readonly id: string;
	readonly name: SafeText;
	readonly event: EngineEvent;
	readonly words: SafeText;
};

export const eventsTable = defineTable<undefined, EventRow>({
	id: 'events',
	kind: 'event',
	empty: ({fleet, view}) =>
		fleet.events.problem !== undefined
			? safe`events are not available`
			: view.past.atMs === undefined
				? safe`the engine remembers no events`
				: safe`no events were recorded before this moment`,
	rows: (_none, state) => rowsOf(state),
	atMs: ({event}) => event.atMs,
	reads: ({fleet}) => [fleet.events.recent, fleet.containers.byId],
	isNoise: ({event}) => isNoise(event),
	notes: (_none, {fleet}) =>
		fleet.events.problem === undefined ? [] : [safe`no events: ${fleet.events.problem}`],
	noiseWords: count => safe`${counted(count, 'event')} of networks and mounts hidden: a shows them`,
	preview: ({name, words, event}) => [
		[safe`event`, safe`${safeText(event.kind)} ${name} ${words}`],
		[safe`time`, safeText(new Date(event.atMs).toISOString())],
		[safe`id`, safeText(event.subject)],
		...Object.entries(event.attributes).map(([key, value]) => [safeText(key), value] as const),
	],
	columns: [
		{
			id: 'time',
			title: safe`TIME`,
			cell: ({event}) => ({text: formatClock(event.atMs)}),
			rank: ({event}) => event.atMs,
		},
		{id: 'age', title: safe`AGO`, align: 'right', sinceMs: ({event}) => event.atMs},
		dimColumn('kind', safe`KIND`, ({event}) => safeText(event.kind)),
		{id: 'name', title: safe`NAME`, fitted: shortenMiddle, cell: ({name}) => ({text: name})},
		{id: 'event', title: safe`EVENT`, cell: ({event, words}) => ({text: words, tone: eventTone(event)})},
		dimColumn('image', safe`IMAGE`, ({event: {kind, attributes}}) =>
			kind === 'container' ? attributes['image'] : undefined,
		),
	],
});

/** What every start and end of a container leaves beside what is told of the container itself. */
const noise: ReadonlySet<string> = new Set([
	'network connect',
	'network disconnect',
	'volume mount',
	'volume unmount',
]);

export function isNoise({kind, action}: EngineEvent): boolean {
	return noise.has(`${kind} ${action}`);
}

/** The newest first. */
function rowsOf({fleet}: State): readonly EventRow[] {
	const {recent} = fleet.events;
	const names = new Map<string, SafeText>();
	const startedAtMs = new Map<string, number>();
	for (const {kind, subject, name} of recent) {
		if (kind === 'container' && name !== undefined) {
			names.set(subject, name);
		}
	}

	const rows = recent.map(event => {
		const {kind, action, subject, atMs} = event;
		if (kind === 'container' && action === 'start') {
			startedAtMs.set(subject, atMs);
		}

		const id = containerOf(event);
		const container = id === undefined ? undefined : (nameNow(fleet, id) ?? names.get(id) ?? shortId(id));
		const words = eventWords(event, {container, ranMs: ranMs(event, startedAtMs.get(subject))});
		if (action === 'die') {
			startedAtMs.delete(subject);
		}

		return {id: eventId(event), name: nameOf(event), event, words};
	});
	return rows.toReversed();
}

function nameNow({containers}: State['fleet'], id: ContainerId): SafeText | undefined {
	return containers.byId.get(id)?.name;
}

/** A volume's name is its id; an id of sixty-four digits is as good when it is short. */
function nameOf({name, subject}: EngineEvent): SafeText {
	const text = name ?? subject;
	return /^(?:sha256:)?[\da-f]{64}$/.test(text) ? shortId(text) : safeText(text);
}

const tones: Readonly<Record<string, Tone>> = {
	oom: 'bad',
	kill: 'warn',
	destroy: 'warn',
	start: 'good',
};

export function eventTone(event: EngineEvent): Tone | undefined {
	const {action, detail, exitCode} = event;
	if (action === 'die' || action === 'died') {
		return exitCode === 0 ? undefined : 'bad';
	}

	return isNoise(event) ? 'dim' : detail === 'unhealthy' ? 'bad' : tones[action];
}
