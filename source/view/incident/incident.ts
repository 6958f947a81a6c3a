import type {ContainerId, EngineEvent} from '../../engine/types.js';
import {applyChanges, type FleetChanges} from '../../record/fleet-changes.js';
import type {SegmentSource, Stretch} from '../../record/recording.js';
import type {Segment} from '../../record/segment.js';
import type {UsagePass} from '../../record/packed-usage.js';
import {appendSample, type History} from '../../store/fleet/history-slice.js';
import type {Note} from '../../store/fleet/notes-slice.js';
import type {Fleet, State} from '../../store/state.js';
import {formatSpan} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {eventWords, ranMs} from '../tables/event-words.js';
import {isNoise} from '../tables/events-table.js';
import {killWords} from '../trouble/kernel-words.js';
import {createTroubleLog, type TroubleSpan} from './trouble-log.js';

/** Something that happened, by whom or what. */
type Happening = {readonly atMs: number; readonly who: SafeText; readonly what: SafeText};

/** What a container said last, as it was recorded. */
type LastSaid = Happening & {readonly lines: ReadonlyArray<{readonly text: string}>};

/** A stretch of time of one engine: all that a report tells, before it is told. */
export type Incident = Stretch & {
	readonly engine: {readonly label: string; readonly url: string; readonly host: string};
	/** Times within it in which nothing was recorded. */
	readonly gaps: readonly Stretch[];
	readonly troubles: readonly TroubleSpan[];
	/** Oldest first. */
	readonly timeline: readonly Happening[];
	readonly said: readonly LastSaid[];
	/** State at the end. */
	readonly end: State;
};

/** Figures are judged so often; changes when they come. */
const judgeEveryMs = 10_000;
/** A shorter break is one between two segments. */
const gapMs = 5000;

/** What happened from one time to another; undefined where nothing of it was recorded. `empty`: a state that knows nothing. */
export function incidentOf(
	sources: readonly SegmentSource[],
	{fromMs, toMs}: Stretch,
	empty: State,
): Incident | undefined {
	const segments = sources
		.filter((one, index) => one.fromMs <= toMs && (sources[index + 1]?.fromMs ?? toMs) >= fromMs)
		.flatMap(({open}) => open() ?? [])
		.filter(segment => segment.toMs >= fromMs && segment.fromMs <= toMs);
	const [first] = segments;
	if (!first) {
		return undefined;
	}

	const timeline: Happening[] = [];
	const troubles = createTroubleLog();
	let end = empty;
	for (const segment of segments) {
		end = walk(segment, {fromMs, toMs}, empty, (state, happened) => {
			troubles.saw(state);
			timeline.push(...happened);
		});
	}

	return {
		fromMs,
		toMs,
		engine: first.header.engine,
		gaps: gapsIn(segments, {fromMs, toMs}),
		troubles: troubles.spans(),
		timeline: timeline.filter(({atMs}) => atMs >= fromMs && atMs <= toMs).sort((a, b) => a.atMs - b.atMs),
		said: segments.flatMap(segment => saidIn(segment, fromMs, toMs)),
		end,
	};
}

/** Tells each state in which something may have changed, with what happened since the one before. */
function walk(
	segment: Segment,
	{fromMs, toMs}: Stretch,
	empty: State,
	tell: (state: State, happened: readonly Happening[]) => void,
): State {
	const startMs = Math.max(fromMs, segment.fromMs);
	const setMs = segment.header.clockSetMs;
	let state = {
		...empty,
		fleet: {...empty.fleet, ...segment.stateAt(startMs, empty.fleet), ourNowMs: startMs} as Fleet,
	};
	tell(state, setMs === undefined ? [] : [clockSet(segment.fromMs, setMs)]);
	for (const step of stepsOf(segment, startMs, toMs)) {
		const before = state.fleet;
		const fleet = step.changes
			? {...applyChanges(before, step.changes), ourNowMs: step.atMs}
			: withPasses(before, step.passes, step.atMs);
		state = {...empty, fleet};
		tell(state, step.changes ? happenedIn(before, fleet, step.changes) : []);
	}

	return state;
}

type Step =
	| {readonly atMs: number; readonly changes: FleetChanges; readonly passes?: undefined}
	| {readonly atMs: number; readonly changes?: undefined; readonly passes: readonly UsagePass[]};

/** Each change, and the figures of every ten seconds, in the order of their times. */
function stepsOf(segment: Segment, startMs: number, toMs: number): readonly Step[] {
	const figures = Map.groupBy(segment.passes(startMs, toMs), ({atMs}) => Math.floor(atMs / judgeEveryMs));
	const steps: Step[] = [
		...segment.changes(startMs + 1, toMs),
		...[...figures.values()].map(passes => ({atMs: passes.at(-1)?.atMs ?? startMs, passes})),
	];
	return steps.sort((a, b) => a.atMs - b.atMs);
}

function withPasses(before: Fleet, passes: readonly UsagePass[], atMs: number): Fleet {
	const histories = withSamples(before.usage.byId, passes);
	return {...before, ourNowMs: atMs, usage: {byId: histories, settled: histories}};
}

function withSamples(
	before: ReadonlyMap<ContainerId, History>,
	passes: readonly UsagePass[],
): ReadonlyMap<ContainerId, History> {
	const histories = new Map(before);
	for (const {atMs, samples} of passes) {
		for (const [id, sample] of samples) {
			histories.set(id, appendSample(histories.get(id), sample, atMs));
		}
	}

	return histories;
}

function happenedIn(
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
	const {subject, atMs, name} = event;
	const container = containers.byId.get(subject as ContainerId);
	const startedAtMs = containers.details.get(subject as ContainerId)?.startedAtMs;
	return {
		atMs,
		who: container?.name ?? name ?? safe`${event.kind === 'container' ? safe`a container` : safe`engine`}`,
		what: eventWords(event, {container: container?.name ?? name, ranMs: ranMs(event, startedAtMs)}),
	};
}

function ofNote({atMs, text}: Note): Happening {
	return {atMs, who: safe`midwatch`, what: text};
}

function clockSet(atMs: number, setMs: number): Happening {
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

function gapsIn(segments: readonly Segment[], {fromMs, toMs}: Stretch): readonly Stretch[] {
	const gaps: Stretch[] = [];
	let knownToMs = fromMs;
	for (const segment of segments) {
		if (segment.fromMs - knownToMs > gapMs) {
			gaps.push({fromMs: knownToMs, toMs: segment.fromMs});
		}

		knownToMs = Math.max(knownToMs, segment.toMs);
	}

	return toMs - knownToMs > gapMs ? [...gaps, {fromMs: knownToMs, toMs}] : gaps;
}

function saidIn(segment: Segment, fromMs: number, toMs: number): readonly LastSaid[] {
	return segment.lastWords().flatMap(({atMs, words}) => {
		const told = words as {readonly name?: string; readonly event?: string; readonly lines?: unknown};
		const lines = Array.isArray(told.lines) ? (told.lines as LastSaid['lines']) : [];
		return atMs >= fromMs && atMs <= toMs && lines.length > 0
			? [{atMs, who: safeText(told.name ?? ''), what: safeText(told.event ?? ''), lines}]
			: [];
	});
}
