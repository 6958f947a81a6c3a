import type {ContainerId} from '../engine/types.js';
import {addedOf, changesBetween, levelsOf, type FleetChanges, type Recorded} from './fleet-changes.js';
import {encodeFrame, frameOf} from './frames.js';
import {packUsage, type UsagePass} from './packed-usage.js';

/** Where frames go: one segment after the other. */
export type Sink = {
	/** Begins a segment with its first frame. */
	readonly begin: (atMs: number, frame: Buffer) => void;
	readonly append: (frame: Buffer) => void;
	readonly end: () => void;
	/** Nothing more of this segment can be written. */
	readonly isBroken?: () => boolean;
};

/** Changes that were seen at one tick of the clock. */
export type TimedChanges = {readonly atMs: number; readonly changes: FleetChanges};

export type SegmentWriter = {
	readonly tick: (atMs: number, fleet: Recorded) => void;
	readonly passed: (pass: UsagePass) => void;
	/** Writes what was only gathered so far. */
	readonly flush: () => void;
};

/** What a crash of ours can cost. */
const flushEveryMs = 10_000;
const keyFrameEveryMs = 60_000;

/** Begins with a key frame: a segment can be read without those before it. */
export function createSegmentWriter(sink: Sink, startedAtMs: number, first: Recorded): SegmentWriter {
	const gathered = createGathered(sink);
	let recorded = first;
	let flushedAtMs = startedAtMs;
	let keyedAtMs = startedAtMs;

	const key = (atMs: number, fleet: Recorded) => {
		keyedAtMs = atMs;
		sink.append(frameOf('keyFrame', atMs, levelsOf(fleet)));
	};

	sink.append(frameOf('keyFrame', startedAtMs, {...levelsOf(first), ...addedOf(first)}));
	return {
		passed: gathered.passed,
		tick(atMs, fleet) {
			gathered.changed(atMs, changesBetween(recorded, fleet));
			// The first list is worth more than ten seconds' wait.
			const isFirstList = fleet.containers.isKnown && !recorded.containers.isKnown;
			recorded = fleet;
			if (isFirstList || atMs - flushedAtMs >= flushEveryMs) {
				flushedAtMs = atMs;
				gathered.flush();
			}

			if (atMs - keyedAtMs >= keyFrameEveryMs) {
				key(atMs, fleet);
			}
		},
		flush: gathered.flush,
	};
}

/** A store whose clock stands still would gather passes for ever. */
const mostPasses = 600;

/** What has come since the last frames. */
function createGathered(sink: Sink) {
	const numbers = new Map<ContainerId, number>();
	let passes: UsagePass[] = [];
	let changes: TimedChanges[] = [];
	return {
		passed({atMs, samples}: UsagePass) {
			if (passes.length < mostPasses) {
				passes.push({atMs, samples});
			}
		},
		changed(atMs: number, found: FleetChanges | undefined) {
			if (found) {
				changes.push({atMs, changes: found});
			}
		},
		flush() {
			const [firstPass] = passes;
			if (firstPass) {
				const payload = packUsage(passes, numbers);
				sink.append(encodeFrame({kind: 'usage', atMs: firstPass.atMs, payload}));
			}

			const [firstChange] = changes;
			if (firstChange) {
				sink.append(frameOf('changes', firstChange.atMs, changes));
			}

			passes = [];
			changes = [];
		},
	};
}
