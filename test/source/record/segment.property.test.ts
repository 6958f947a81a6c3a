import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {EngineEvent} from '../../../source/engine/types.js';
import {createRecorder} from '../../../source/record/recorder.js';
import type {Recorded} from '../../../source/record/fleet-changes.js';
import {createMemorySink} from '../../../source/record/segment-memory.js';
import {readSegment, type Segment} from '../../../source/record/segment.js';
import type {Message} from '../../../source/store/messages.js';
import {reduce} from '../../../source/store/reduce.js';
import type {State} from '../../../source/store/state.js';
import {safe, safeText} from '../../../source/text/safe-text.js';
import {detailed, idOf, makeContainer, makeState, startMs} from '../../helpers/fixtures.js';
import {sample} from '../../helpers/fleet.js';
import {headerFrame} from '../../helpers/recording-header.js';

const names = ['web', 'db', 'cache', 'worker', 'job'];
const states = ['running', 'exited', 'restarting', 'paused'] as const;

/** Something that may happen between two ticks of the clock. */
const anyMessage: fc.Arbitrary<(atMs: number) => Message> = fc.oneof(
	fc.tuple(fc.shuffledSubarray(names), fc.constantFrom(...states)).map(([some, state]) => (): Message => ({
		type: 'containers/listed',
		containers: some.map(name => makeContainer(name, {state})),
	})),
	fc.tuple(fc.constantFrom(...names), fc.nat({max: 9})).map(
		([name, restartCount]) =>
			() =>
				detailed(name, {restartCount}),
	),
	fc
		.tuple(fc.constantFrom(...names), fc.constantFrom('start', 'die', 'oom'))
		.map(([name, action]) => (atMs: number): Message => ({
			type: 'events/happened',
			events: [event(name, action, atMs)],
		})),
	fc
		.tuple(fc.shuffledSubarray(names), fc.nat({max: 10_000}))
		.map(([some, cpu]) => (atMs: number): Message => ({
			type: 'usage/sampled',
			atMs,
			samples: some.map(name => [idOf(name), sample({atMs, cpuPercent: cpu / 100})]),
		})),
	fc.string().map(words => (atMs: number): Message => ({
		type: 'notes/added',
		note: {atMs, tone: 'bad', text: safeText(words)},
	})),
	fc.constant((atMs: number): Message => ({
		type: 'connection/lost',
		problem: {kind: 'unreachable', words: safe`connection refused`},
		retryAtMs: atMs + 1000,
	})),
);

function event(name: string, action: string, atMs: number): EngineEvent {
	return {
		atMs,
		atNano: String(atMs / 1000),
		kind: 'container',
		action: safeText(action),
		subject: idOf(name),
		name: safeText(name),
		attributes: {},
		...(action === 'die' && {exitCode: 3}),
	};
}

const anyHour = fc.array(fc.array(anyMessage, {maxLength: 3}), {minLength: 1, maxLength: 150});

type Told = {readonly atMs: number; readonly state: State};

/** A tick a second, and between two of them what happens then. */
function record(hour: ReadonlyArray<ReadonlyArray<(atMs: number) => Message>>) {
	const sink = createMemorySink(Number.POSITIVE_INFINITY);
	const told: Told[] = [];
	let atMs = startMs;
	const recorder = createRecorder(sink, {
		version: '0.0.0',
		engine: {label: 'default', url: 'unix:///x', host: 'here'},
		monotonicMs: () => atMs - startMs,
	});
	let state = makeState();
	const take = (message: Message) => {
		state = reduce(state, message);
		recorder.saw(state.fleet, message);
	};

	for (const second of hour) {
		atMs += 1000;
		second.forEach(make => take(make(atMs - 500)));
		take({type: 'clock/ticked', atMs});
		told.push({atMs, state});
	}

	recorder.close();
	return {segments: sink.sources().flatMap(({open}) => open() ?? []), told};
}

/** As JSON, without what isn't recorded: counters of our own, and what only grows as long as a segment. */
function known({connection, containers, kernel}: Recorded) {
	const {nudges: _nudges, generation: _generation, answeredAtMs: _answered, ...rest} = connection;
	const {isKnown, problem, byId, details, starts, lastExits} = containers;
	return JSON.parse(
		JSON.stringify({
			rest,
			isKnown,
			problem,
			kernel: {...kernel, byId: [...kernel.byId], raised: [...kernel.raised]},
			maps: [byId, details, starts, lastExits].map(map => [...map]),
		}),
	) as unknown;
}

const empty = makeState().fleet;
const segmentAt = (segments: readonly Segment[], atMs: number) =>
	segments.findLast(({fromMs}) => fromMs <= atMs);

describe('what was recorded', () => {
	test('is what was known, second by second', () => {
		fc.assert(
			fc.property(anyHour, hour => {
				const {segments, told} = record(hour);
				for (const {atMs, state} of told) {
					const read = segmentAt(segments, atMs)?.stateAt(atMs, empty);
					expect(read && known(read)).toEqual(known(state.fleet));
				}
			}),
			{numRuns: 30},
		);
	});

	test('has every event, message and sample since the first tick', () => {
		fc.assert(
			fc.property(anyHour, hour => {
				const {segments, told} = record(hour);
				const last = told.at(-1)!;
				const first = told[0]!;
				const read = segmentAt(segments, last.atMs)!.stateAt(last.atMs, empty);
				const later = <Item extends {readonly atMs: number}>(items: readonly Item[]) =>
					items.filter(({atMs}) => atMs > first.atMs);
				expect(later(read.events.recent)).toEqual(later(last.state.fleet.events.recent));
				expect(later(read.notes.list)).toEqual(later(last.state.fleet.notes.list));
				const passes = segments.flatMap(segment => segment.passes(0, Number.POSITIVE_INFINITY));
				const recorded = new Map(passes.flatMap(({samples}) => samples));
				const live = [...last.state.fleet.usage.byId].filter(
					([, {gap, latest}]) => gap === 0 && latest.atMs > first.atMs,
				);
				expect(live.map(([id]) => recorded.get(id))).toEqual(
					live.map(([, {latest}]) => JSON.parse(JSON.stringify(latest)) as unknown),
				);
			}),
			{numRuns: 30},
		);
	});
});

describe('segments', () => {
	const quiet = (seconds: number) => Array.from({length: seconds}, () => []);

	test('follow one another without a gap', () => {
		const {segments, told} = record(quiet(2000));
		expect(segments.length).toBe(3);
		expect(segments.map(({fromMs}) => fromMs)).toEqual([0, 900, 1800].map(index => told[index]?.atMs));
		expect(segments.every(({lostBytes}) => lostBytes === 0)).toBe(true);
	});

	test('cost little while nothing happens', () => {
		const {segments} = record(quiet(60));
		expect(segments[0]?.changes(0, Number.POSITIVE_INFINITY)).toEqual([]);
	});
});

test('a clock that is set begins a segment that says so', () => {
	const sink = createMemorySink(Number.POSITIVE_INFINITY);
	let monotonic = 0;
	const recorder = createRecorder(sink, {
		version: '0.0.0',
		engine: {label: 'default', url: 'unix:///x', host: 'here'},
		monotonicMs: () => monotonic,
	});
	const {fleet} = makeState();
	for (const [ms, atMs] of [
		[0, startMs],
		[1000, startMs + 1000],
		[2000, startMs - 3_598_000],
	] as const) {
		monotonic = ms;
		recorder.saw(fleet, {type: 'clock/ticked', atMs});
	}

	recorder.close();
	const headers = sink.sources().map(({open}) => open()?.header);
	expect(headers.map(header => header?.clockSetMs)).toEqual([undefined, -3_600_000]);
});

test('a file of another format, or without its header, is no segment', () => {
	expect(readSegment(Buffer.from('hello'))).toBeUndefined();
	expect(readSegment(headerFrame(startMs))?.fromMs).toBe(startMs);
	expect(readSegment(headerFrame(startMs).subarray(1))).toBeUndefined();
	expect(readSegment(headerFrame(startMs, {format: 2}))).toBeUndefined();
});
