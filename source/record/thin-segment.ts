import type {ContainerId, Sample} from '../engine/types.js';
import {encodeFrame, findFrames, frameOf} from './frames.js';
import {packUsage, type UsagePass} from './packed-usage.js';
import {readSegment} from './segment.js';
import type {TimedChanges} from './segment-writer.js';

const keyFrameEveryMs = 10 * 60_000;
/** Changes that stand in one frame. */
const changesMs = 5 * 60_000;
/** Passes that do. */
const passesAtOnce = 60;

/**
 * The same segment with figures for every `seconds` instead of every second: means and peaks stay as they were. What
 * was said last stays whole. Undefined where the file is no segment, or is as thin already.
 */
export function thinSegment(file: Buffer, seconds: number): Buffer | undefined {
	const segment = readSegment(file);
	if (!segment || (segment.header.thinnedTo ?? 1) >= seconds) {
		return undefined;
	}

	const {places} = findFrames(file);
	const numbers = new Map<ContainerId, number>();
	const [fromMs, toMs] = [segment.fromMs, Number.POSITIVE_INFINITY];
	const passes = thinPasses(segment.passes(fromMs, toMs), seconds);
	return Buffer.concat([
		frameOf('header', fromMs, {...segment.header, thinnedTo: seconds}),
		...everySoOften(places.filter(({kind}) => kind === 'keyFrame')).map(place =>
			file.subarray(place.start, place.end),
		),
		...inBatches(passes).map(batch =>
			encodeFrame({kind: 'usage', atMs: batch[0]!.atMs, payload: packUsage(batch, numbers)}),
		),
		...groupChanges(segment.changes(fromMs, toMs)).map(group => frameOf('changes', group[0]!.atMs, group)),
		...places.filter(({kind}) => kind === 'lastWords').map(({start, end}) => file.subarray(start, end)),
	]);
}

/**
 * Two passes stand for all of a stretch: the second holds the peaks, the first the mean of the others, for as long as
 * they took. So the mean of the stretch and its peak are what they were.
 */
export function thinPasses(passes: readonly UsagePass[], seconds: number): readonly UsagePass[] {
	const stretches = Map.groupBy(passes, ({atMs}) => Math.floor(atMs / (seconds * 1000)));
	return [...stretches.values()].flatMap(stretch => {
		const atMs = stretch.at(-1)?.atMs ?? 0;
		const byId = Map.groupBy(
			stretch.flatMap(({samples}) => samples),
			([id]) => id,
		);
		const both = [...byId].map(([id, samples]) => ({id, ...parted(samples.map(([, sample]) => sample))}));
		const others = both.flatMap(({id, rest}) => (rest ? [[id, {...rest, atMs: atMs - 1000}] as const] : []));
		return [
			...(others.length > 0 ? [{atMs: atMs - 1000, samples: others}] : []),
			{atMs, samples: both.map(({id, peak}) => [id, {...peak, atMs}] as const)},
		];
	});
}

/** The most of each figure, and the mean of what is left then; nothing is left of one sample. */
function parted(samples: readonly Sample[]): {readonly peak: Sample; readonly rest?: Sample} {
	const names = new Set(samples.flatMap(sample => Object.keys(sample) as Array<keyof Sample>));
	const peak: Partial<Record<keyof Sample, number>> = {};
	const rest: Partial<Record<keyof Sample, number>> = {};
	for (const name of names) {
		const values = samples.map(sample => sample[name]).filter(value => value !== undefined);
		const most = Math.max(...values);
		const sum = values.reduce((all, value) => all + value, 0);
		if (values.length > 0) {
			peak[name] = most;
		}

		if (values.length > 1) {
			rest[name] = Math.round(((sum - most) / (values.length - 1)) * 100) / 100;
		}
	}

	return {peak: {...peak, atMs: 0}, ...(samples.length > 1 && {rest: {...rest, atMs: 0}})};
}

function everySoOften<Place extends {readonly atMs: number}>(places: readonly Place[]): readonly Place[] {
	let lastAtMs = Number.NEGATIVE_INFINITY;
	return places.filter(({atMs}) => {
		const isDue = atMs - lastAtMs >= keyFrameEveryMs;
		lastAtMs = isDue ? atMs : lastAtMs;
		return isDue;
	});
}

function groupChanges(changes: readonly TimedChanges[]): ReadonlyArray<readonly TimedChanges[]> {
	return [...Map.groupBy(changes, ({atMs}) => Math.floor(atMs / changesMs)).values()];
}

function inBatches(passes: readonly UsagePass[]): ReadonlyArray<readonly UsagePass[]> {
	return Array.from({length: Math.ceil(passes.length / passesAtOnce)}, (_, index) =>
		passes.slice(index * passesAtOnce, (index + 1) * passesAtOnce),
	);
}
