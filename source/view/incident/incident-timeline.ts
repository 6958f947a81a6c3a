import {eventId} from '../../engine/event-id.js';
import type {ContainerId, EngineEvent} from '../../engine/types.js';
import type {FleetChanges} from '../../record/fleet-changes.js';
import type {Stretch} from '../../record/recording.js';
import type {Note} from '../../store/fleet/notes-slice.js';
import type {Fleet} from '../../store/state.js';
import {formatSpan} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {eventWords, ranMs} from '../tables/event-words.js';
import {isNoise} from '../tables/events-table.js';
import {killWords} from '../trouble/kernel-words.js';

/** Something that happened, by whom or what. */
export type Happening = {
	/** Tells it from others, where it may be told twice: by an engine or a kernel that is asked again. */
	readonly id?: string;
	readonly atMs: number;
	readonly who: SafeText;
	readonly what: SafeText;
};

/** What a change tells of, at one tick. */
export function happenedIn(
	before: Fleet,
	after: Fleet,
	{events = [], notes = [], kernel}: FleetChanges,
): readonly Happening[] {
	const known = new Set(before.kernel.kills.map(({atMs}) => atMs));
	// Another engine of the machine may have containers of its own.
	const kills = (kernel?.kills ?? []).filter(
		({atMs, container, scope}) =>
			!known.has(atMs) && (scope === 'host' || (container && after.containers.byId.has(container))),
	);
	const was = before.connection.status;
	const is = after.connection.status;
	return [
		...events.filter(event => !isNoise(event)).map(event => ofEvent(event, after)),
		...notes.map(ofNote),
		...kills.map(kill => ({
			// A kernel's log that is read again is dated anew, to some milliseconds.
			id: `kill ${kill.pid} ${Math.round(kill.atMs / 5000)}`,
			atMs: kill.atMs,
			who: nameOf(kill.container, after) ?? safe`kernel`,
			what: safe`out of memory: ${killWords(kill)}`,
		})),
		...(was === is ? [] : [{atMs: after.ourNowMs, who: safe`engine`, what: safe`${engineWords[is]}`}]),
	];
}

const engineWords = {
	connecting: safe`connecting`,
	up: safe`answers`,
	silent: safe`does not answer`,
	closed: safe`disconnected`,
	down: safe`can't be reached`,
} as const;

function ofEvent(event: EngineEvent, {containers}: Fleet): Happening {
	const {kind, subject, atMs, name} = event;
	const container = containers.byId.get(subject as ContainerId);
	const startedAtMs = containers.details.get(subject as ContainerId)?.startedAtMs;
	const named = container?.name ?? name ?? safeText(subject, 24);
	return {
		id: eventId(event),
		atMs,
		who: kind === 'container' ? named : safe`${safeText(kind)} ${named}`,
		what: eventWords(event, {container: container?.name ?? name, ranMs: ranMs(event, startedAtMs)}),
	};
}

function ofNote({atMs, text}: Note): Happening {
	return {atMs, who: safe`midwatch`, what: text};
}

export function clockSet(atMs: number, setMs: number): Happening {
	const direction = setMs < 0 ? safe`back` : safe`forward`;
	return {
		atMs,
		who: safe`recorder`,
		what: safe`the clock was set ${direction} by ${formatSpan(Math.abs(setMs))}`,
	};
}

function nameOf(id: ContainerId | undefined, {containers}: Fleet): SafeText | undefined {
	return id === undefined ? undefined : containers.byId.get(id)?.name;
}

/** What happened in that time, each once. */
export function inOrder(timeline: readonly Happening[], {fromMs, toMs}: Stretch): readonly Happening[] {
	const known = new Set<string>();
	return timeline
		.filter(({id, atMs}) => {
			const isNew = id === undefined || !known.has(id);
			known.add(id ?? '');
			return isNew && atMs >= fromMs && atMs <= toMs;
		})
		.sort((a, b) => a.atMs - b.atMs);
}
