import type {ContainerId} from '../../engine/types.js';
import {applyChanges, type FleetChanges} from '../../record/fleet-changes.js';
import type {SegmentSource, Stretch} from '../../record/recording.js';
import type {Segment} from '../../record/segment.js';
import type {UsagePass} from '../../record/packed-usage.js';
import {appendSample, type History} from '../../store/fleet/history-slice.js';
import type {Fleet, State} from '../../store/state.js';
import {safeText} from '../../text/safe-text.js';
import {clockSet, happenedIn, inOrder, type Happening} from './incident-timeline.js';
import {createTroubleLog, type TroubleSpan} from './trouble-log.js';

/** What a container said last, as it was recorded. */
type LastSaid = Happening & {readonly lines: ReadonlyArray<{readonly text: string}>};

/** A stretch of time of one engine: all that a report tells, before it is told. */
export type Incident = Stretch & {
	readonly engine: {readonly label: string; readonly url: string; readonly host: string};
	/** Times within it in which nothing was recorded. */
	readonly gaps: readonly Stretch[];
	/** Times within it in which the engine didn't answer. */
	readonly away: readonly Stretch[];
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
	const absence = createAbsenceLog();
	let end = empty;
	for (const segment of segments) {
		end = walk(segment, {fromMs, toMs}, empty, (state, happened) => {
			troubles.saw(state);
			absence.saw(state.fleet);
			timeline.push(...happened);
		});
	}

	return {
		fromMs,
		toMs,
		engine: first.header.engine,
		gaps: gapsIn(segments, {fromMs, toMs}),
		away: absence.stretches(),
		troubles: troubles.spans(),
		timeline: inOrder(timeline, {fromMs, toMs}),
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

/** When the engine didn't answer. */
function createAbsenceLog() {
	const stretches: Stretch[] = [];
	let sinceMs: number | undefined;
	let lastAtMs = 0;
	return {
		saw({connection, ourNowMs}: Fleet) {
			lastAtMs = ourNowMs;
			if (connection.status === 'down' || connection.status === 'silent') {
				sinceMs ??= ourNowMs;
			} else if (sinceMs !== undefined) {
				stretches.push({fromMs: sinceMs, toMs: ourNowMs});
				sinceMs = undefined;
			}
		},
		stretches: (): readonly Stretch[] =>
			sinceMs === undefined ? stretches : [...stretches, {fromMs: sinceMs, toMs: lastAtMs}],
	};
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
	return segment
		.lastWords()
		.flatMap(({atMs, words: {name, event, lines}}) =>
			atMs >= fromMs && atMs <= toMs && lines.length > 0
				? [{atMs, who: safeText(name), what: safeText(event), lines}]
				: [],
		);
}
