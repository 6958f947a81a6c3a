import type {ContainerId} from '../engine/types.js';
import {applyChanges, type FleetChanges, type Recorded} from './fleet-changes.js';
import {findFrames, readJson, readPayload, type FrameKind, type FramePlace} from './frames.js';
import {unpackUsage, type IdNumbers, type UsagePass} from './packed-usage.js';
import {changesShape, headerShape, timedChangesShape, wordsShape, type SaidWords} from './recorded-shapes.js';
import type {Header} from './recorder.js';
import type {TimedChanges} from './segment-writer.js';

/** What can be read of one segment. Times are ms since the epoch by the recorder's clock. */
export type Segment = {
	readonly header: Header;
	readonly fromMs: number;
	/** Of the last that was recorded. */
	readonly toMs: number;
	/** Bytes that belong to no whole frame: cut off, or damaged. */
	readonly lostBytes: number;
	/** What was known at a time: the last key frame before it, and all changes since. */
	readonly stateAt: (atMs: number, empty: Recorded) => Recorded;
	/** Every change from `fromMs` to `toMs`, both included. */
	readonly changes: (fromMs: number, toMs: number) => readonly TimedChanges[];
	/** Every sampling pass from `fromMs` to `toMs`, both included. */
	readonly passes: (fromMs: number, toMs: number) => readonly UsagePass[];
	readonly lastWords: () => ReadonlyArray<{readonly atMs: number; readonly words: SaidWords}>;
};

/** Undefined where the file has no whole header of a format that is known here. */
export function readSegment(file: Buffer): Segment | undefined {
	const {places, lostBytes} = findFrames(file);
	const of = (kind: FrameKind) => places.filter(place => place.kind === kind);
	const header = headerOf(file, of('header')[0]);
	if (!header) {
		return undefined;
	}

	const changes = of('changes').map(place => ({
		atMs: place.atMs,
		read: lazily(() => readChanges(file, place)),
	}));
	const usage = readUsage(file, of('usage'));
	const keyFrames = of('keyFrame');
	const ends = [keyFrames, changes.at(-1)?.read(), usage.at(-1)?.read()].map(
		items => items?.at(-1)?.atMs ?? 0,
	);
	const changesIn = (fromMs: number, toMs: number) => between(changes, fromMs, toMs);
	return {
		header,
		lostBytes,
		fromMs: header.startedAtMs,
		toMs: Math.max(header.startedAtMs, ...ends),
		changes: changesIn,
		passes: (fromMs, toMs) => between(usage, fromMs, toMs),
		stateAt(atMs, empty) {
			const before = keyFrames.filter(place => place.atMs <= atMs);
			const [key, levels] = lastReadable(file, before);
			const [, first] = lastReadable(file, before.slice(0, 1));
			const keyAtMs = key?.atMs ?? header.startedAtMs;
			const grown = changesIn(header.startedAtMs, keyAtMs).map(({changes: seen}) => seen);
			const since = changesIn(keyAtMs + 1, atMs).map(({changes: seen}) => seen);
			return [...[first ?? {}, ...grown].map(addedIn), levelsIn(levels ?? {}), ...since].reduce(
				applyChanges,
				empty,
			);
		},
		lastWords: () => of('lastWords').flatMap(place => wordsIn(file, place)),
	};
}

/** What a key frame, other than a segment's first, leaves out. */
function addedIn({events, notes, lastWords}: FleetChanges): FleetChanges {
	return {events, notes, lastWords};
}

function levelsIn({
	events: _events,
	notes: _notes,
	lastWords: _words,
	...levels
}: FleetChanges): FleetChanges {
	return levels;
}

type Batch<Item> = {readonly atMs: number; readonly read: () => readonly Item[]};

/** Items of a time, out of batches each of which begins where the one before has ended. */
function between<Item extends {readonly atMs: number}>(
	batches: ReadonlyArray<Batch<Item>>,
	fromMs: number,
	toMs: number,
): readonly Item[] {
	return batches
		.filter(({atMs}, index) => atMs <= toMs && (batches[index + 1]?.atMs ?? toMs) >= fromMs)
		.flatMap(({read}) => read().filter(({atMs}) => atMs >= fromMs && atMs <= toMs));
}

function wordsIn(file: Buffer, place: FramePlace) {
	const words = readJson(file, place, wordsShape) as SaidWords | undefined;
	return words === undefined ? [] : [{atMs: place.atMs, words}];
}

function headerOf(file: Buffer, place: FramePlace | undefined): Header | undefined {
	return place && (readJson(file, place, headerShape) as Header | undefined);
}

function lastReadable(
	file: Buffer,
	places: readonly FramePlace[],
): readonly [] | readonly [FramePlace, FleetChanges] {
	for (const place of places.toReversed()) {
		const changes = readJson(file, place, changesShape) as FleetChanges | undefined;
		if (changes !== undefined) {
			return [place, changes];
		}
	}

	return [];
}

function readChanges(file: Buffer, place: FramePlace): readonly TimedChanges[] {
	return (readJson(file, place, timedChangesShape) as readonly TimedChanges[] | undefined) ?? [];
}

/** In the file's order, since a container's id stands only in the first frame that tells of it. */
function readUsage(file: Buffer, places: readonly FramePlace[]) {
	const numbers: IdNumbers = new Map<ContainerId, number>();
	let readUpTo = 0;
	const kept = new Map<number, readonly UsagePass[]>();
	const read = (index: number): readonly UsagePass[] => {
		for (; readUpTo < index; readUpTo++) {
			unpack(file, places[readUpTo]!, numbers);
		}

		readUpTo = Math.max(readUpTo, index + 1);
		const passes = kept.get(index) ?? unpack(file, places[index]!, numbers);
		kept.delete(index);
		kept.set(index, passes);
		if (kept.size > mostKept) {
			kept.delete(kept.keys().next().value ?? index);
		}

		return passes;
	};

	return places.map(({atMs}, index) => ({atMs, read: () => read(index)}));
}

/** Unpacked frames that are kept: stepping back and forth reads the same ones. */
const mostKept = 30;

function unpack(file: Buffer, place: FramePlace, numbers: IdNumbers): readonly UsagePass[] {
	try {
		const payload = readPayload(file, place);
		return payload ? unpackUsage(payload, place.atMs, numbers) : [];
	} catch (error) {
		if (error instanceof RangeError) {
			return [];
		}

		throw error;
	}
}

function lazily<Value>(read: () => Value): () => Value {
	let kept: {readonly value: Value} | undefined;
	return () => (kept ??= {value: read()}).value;
}
