import type {ContainerId} from '../engine/types.js';
import {emptyFleet} from '../store/initial-state.js';
import {appendSample, type History} from '../store/fleet/history-slice.js';
import type {Fleet} from '../store/state.js';
import {safe} from '../text/safe-text.js';
import {formatClock} from '../text/format.js';
import type {UsagePass} from './packed-usage.js';
import type {Segment} from './segment.js';

/** A segment that may not have been read yet. */
export type SegmentSource = {
	/** When it begins, or a moment before, ms since the epoch. */
	readonly fromMs: number;
	/** Undefined where it can't be read, or is gone. */
	readonly open: () => Segment | undefined;
};

/** Times in which something was recorded. */
export type Stretch = {readonly fromMs: number; readonly toMs: number};

/** What is wanted of a moment besides the list. */
type Focus = {
	/** The container whose charts are shown. */
	readonly id?: ContainerId;
	readonly chartSeconds: number;
};

export type Recording = {
	/** From the first to the last moment; undefined where there is nothing. */
	readonly stretch: () => Stretch | undefined;
	/** The fleet as it was, in place of `now`. Where nothing was recorded, that is its problem. */
	readonly fleetAt: (atMs: number, now: Fleet, focus: Focus) => Fleet;
	/** Times of the events before and after a moment, of containers; undefined where there is none. */
	readonly eventBefore: (atMs: number) => number | undefined;
	readonly eventAfter: (atMs: number) => number | undefined;
	readonly passes: (fromMs: number, toMs: number) => readonly UsagePass[];
};

/** A tick may come so late. */
const tickMs = 3000;
/** What rows show of the past. */
const rowSeconds = 60;

/** `sources` are asked for each time: the newest may still grow. Oldest first. */
export function createRecording(sources: () => readonly SegmentSource[]): Recording {
	const until = (atMs: number) => sources().filter(({fromMs}) => fromMs <= atMs);
	const segmentAt = (atMs: number): Segment | undefined => {
		const segment = firstReadable(until(atMs).toReversed());
		return segment && atMs >= segment.fromMs - tickMs && atMs <= segment.toMs + tickMs ? segment : undefined;
	};

	const passes = (fromMs: number, toMs: number) =>
		overlapping(sources(), fromMs, toMs).flatMap(segment => segment.passes(fromMs, toMs));

	return {
		passes,
		stretch: () => stretchOf(sources()),
		fleetAt(atMs, now, focus) {
			const segment = segmentAt(atMs);
			return segment
				? recorded(segment, atMs, now, historiesAt(passes, atMs, focus))
				: unrecorded(gapAt(sources(), atMs), atMs, now);
		},
		eventBefore: atMs =>
			nearest(until(atMs).toReversed(), segment =>
				eventTimes(segment).findLast(eventAtMs => eventAtMs < atMs),
			),
		eventAfter: atMs =>
			nearest([...until(atMs).slice(-1), ...sources().filter(({fromMs}) => fromMs > atMs)], segment =>
				eventTimes(segment).find(eventAtMs => eventAtMs > atMs),
			),
	};
}

function recorded(
	segment: Segment,
	atMs: number,
	now: Fleet,
	usage: ReadonlyMap<ContainerId, History>,
): Fleet {
	const empty = emptyFleet({...now.connection, ourNowMs: atMs});
	const {connection, ...then} = segment.stateAt(atMs, empty);
	return {
		...empty,
		...then,
		connection: {...connection, answeredAtMs: atMs, nudges: now.connection.nudges},
		others: now.others,
		usage: {byId: usage, settled: usage},
	};
}

function unrecorded({fromMs, toMs}: Partial<Stretch>, atMs: number, now: Fleet): Fleet {
	const empty = emptyFleet({...now.connection, ourNowMs: atMs});
	const since = fromMs === undefined ? safe`` : safe` after ${formatClock(fromMs)}`;
	const until = toMs === undefined ? safe`` : safe` before ${formatClock(toMs)}`;
	return {
		...empty,
		connection: {...now.connection, status: 'up', answeredAtMs: atMs},
		containers: {
			...empty.containers,
			problem: {words: safe`Nothing was recorded at this time: nothing${since}${until}`},
		},
	};
}

/** Figures of the last minute of each container, and of the one in focus for as long as its charts go back. */
function historiesAt(
	passes: Recording['passes'],
	atMs: number,
	{id, chartSeconds}: Focus,
): ReadonlyMap<ContainerId, History> {
	const histories = new Map<ContainerId, History>();
	const take = (all: readonly UsagePass[], isWanted: (one: ContainerId) => boolean) => {
		for (const pass of all) {
			for (const [one, sample] of pass.samples) {
				if (isWanted(one)) {
					histories.set(one, appendSample(histories.get(one), sample, pass.atMs));
				}
			}
		}
	};

	const rowsFromMs = atMs - rowSeconds * 1000;
	if (id !== undefined && chartSeconds > rowSeconds) {
		take(passes(atMs - chartSeconds * 1000, rowsFromMs - 1), one => one === id);
	}

	take(passes(rowsFromMs, atMs), () => true);
	return histories;
}

function overlapping(sources: readonly SegmentSource[], fromMs: number, toMs: number): readonly Segment[] {
	return sources
		.filter(
			(source, index) =>
				source.fromMs <= toMs && (sources[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY) >= fromMs,
		)
		.flatMap(source => source.open() ?? []);
}

function stretchOf(sources: readonly SegmentSource[]): Stretch | undefined {
	const segments = [firstReadable(sources), firstReadable(sources.toReversed())].filter(
		segment => segment !== undefined,
	);
	return segments.length === 0
		? undefined
		: {
				fromMs: Math.min(...segments.map(({fromMs}) => fromMs)),
				toMs: Math.max(...segments.map(({toMs}) => toMs)),
			};
}

/** A segment that was just begun when the power went, or the disk was full, hides no other. */
export function firstReadable(sources: readonly SegmentSource[]): Segment | undefined {
	for (const source of sources) {
		const segment = source.open();
		if (segment) {
			return segment;
		}
	}

	return undefined;
}

/** What was recorded last before a moment, and first after it. */
function gapAt(sources: readonly SegmentSource[], atMs: number): Partial<Stretch> {
	return {
		fromMs: firstReadable(sources.filter(({fromMs}) => fromMs <= atMs).toReversed())?.toMs,
		toMs: firstReadable(sources.filter(({fromMs}) => fromMs > atMs))?.fromMs,
	};
}

/** What happened to containers. Those of a health check are its noise. */
function eventTimes(segment: Segment): readonly number[] {
	return segment
		.changes(segment.fromMs, Number.POSITIVE_INFINITY)
		.flatMap(({atMs, changes}) =>
			(changes.events ?? []).some(({kind}) => kind === 'container') ? [atMs] : [],
		);
}

function nearest(
	sources: readonly SegmentSource[],
	find: (segment: Segment) => number | undefined,
): number | undefined {
	for (const source of sources) {
		const segment = source.open();
		const found = segment && find(segment);
		if (found !== undefined) {
			return found;
		}
	}

	return undefined;
}
