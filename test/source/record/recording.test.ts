import {describe, expect, test} from 'vitest';
import {createRecorder} from '../../../source/record/recorder.js';
import {createRecording} from '../../../source/record/recording.js';
import {createMemorySink} from '../../../source/record/segment-memory.js';
import {recentMean} from '../../../source/store/fleet/history-slice.js';
import type {Message} from '../../../source/store/messages.js';
import {reduce} from '../../../source/store/reduce.js';
import {safe} from '../../../source/text/safe-text.js';
import {idOf, listed, makeState, startMs} from '../../helpers/fixtures.js';
import {opened, sample} from '../../helpers/fleet.js';

const hourMs = 3_600_000;

/** A recorder over a clock that the test moves. */
function recordedUntil(seconds: number, tell: (second: number) => readonly Message[], maxBytes = 1e9) {
	const sink = createMemorySink(maxBytes);
	let atMs = startMs;
	const recorder = createRecorder(sink, {
		version: '0.0.0',
		engine: {label: 'default', url: 'unix:///x', host: 'here'},
		monotonicMs: () => atMs - startMs,
	});
	let state = makeState();
	for (let second = 0; second < seconds; second++) {
		atMs = startMs + second * 1000;
		for (const message of [...tell(second), {type: 'clock/ticked', atMs} as const]) {
			state = reduce(state, message);
			recorder.saw(state.fleet, message);
		}
	}

	recorder.close();
	return {recording: createRecording(sink.sources), now: state.fleet, sink};
}

const died = (second: number): Message => ({
	type: 'events/happened',
	events: [
		{
			atMs: startMs + second * 1000,
			atNano: '1',
			kind: 'container',
			action: safe`die`,
			subject: idOf('web'),
			attributes: {},
		},
	],
});
const used = (second: number): Message => ({
	type: 'usage/sampled',
	atMs: startMs + second * 1000,
	samples: [[idOf('web'), sample({atMs: startMs + second * 1000, cpuPercent: second % 100})]],
});
const at = (second: number) => startMs + second * 1000;
const focus = {chartSeconds: 60};

describe('a moment of the past', () => {
	const {recording, now} = recordedUntil(2000, second => [
		...(second === 0 ? [opened(), listed('web', 'db')] : []),
		...(second === 1200 ? [listed('web')] : []),
		...(second === 500 || second === 1500 ? [died(second)] : []),
		used(second),
	]);

	test('has the list as it was', () => {
		const names = (second: number) =>
			[...recording.fleetAt(at(second), now, focus).containers.byId.values()].map(({name}) => name);
		expect(names(1199)).toEqual(['web', 'db']);
		expect(names(1200)).toEqual(['web']);
	});

	test('has its own time and its own figures', () => {
		const fleet = recording.fleetAt(at(1042), now, focus);
		expect(fleet.ourNowMs).toBe(at(1042));
		expect(fleet.connection.status).toBe('up');
		const history = fleet.usage.byId.get(idOf('web'))!;
		expect(history.latest.cpuPercent).toBe(42);
		expect(recentMean(history, 'cpuPercent', 3)).toBe(41);
	});

	test('has as much of the past as the charts show', () => {
		const counts = [60, 1800].map(
			chartSeconds =>
				recording.fleetAt(at(1900), now, {id: idOf('web'), chartSeconds}).usage.byId.get(idOf('web'))?.count,
		);
		expect(counts).toEqual([61, 1801]);
	});

	test('has the events up to then, and none after', () => {
		const events = (second: number) => recording.fleetAt(at(second), now, focus).events.recent.length;
		expect([499, 500, 1499, 1500].map(events)).toEqual([0, 1, 1, 2]);
	});

	test('is one step from the events around it', () => {
		expect(recording.eventBefore(at(1500))).toBe(at(500));
		expect(recording.eventAfter(at(500))).toBe(at(1500));
		expect(recording.eventBefore(at(500))).toBeUndefined();
		expect(recording.eventAfter(at(1500))).toBeUndefined();
	});

	test('before and after what was recorded there is nothing, and it says so', () => {
		const before = recording.fleetAt(startMs - hourMs, now, focus);
		expect(before.containers.isKnown).toBe(false);
		expect(before.containers.problem?.words).toMatch(/^Nothing was recorded at this time: nothing before \d/);
		expect(recording.fleetAt(at(9999), now, focus).containers.problem?.words).toMatch(/nothing after \d/);
	});

	test('the whole stretch', () => {
		expect(recording.stretch()).toEqual({fromMs: startMs, toMs: at(1999)});
	});
});

test('a memory that is full lets the oldest go', () => {
	const {sink} = recordedUntil(
		10_000,
		second => [...(second === 0 ? [listed('web')] : []), used(second)],
		20_000,
	);
	const {sink: whole} = recordedUntil(10_000, second => [
		...(second === 0 ? [listed('web')] : []),
		used(second),
	]);
	expect(sink.sources().length).toBeLessThan(whole.sources().length);
	expect(sink.sources().at(-1)?.fromMs).toBe(whole.sources().at(-1)?.fromMs);
});

test('a segment that can’t be read hides no other', () => {
	const {sink, now} = recordedUntil(60, second => [
		...(second === 0 ? [opened(), listed('web')] : []),
		used(second),
	]);
	const torn = {fromMs: at(61), open: () => undefined};
	const recording = createRecording(() => [...sink.sources(), torn]);
	expect(recording.stretch()?.toMs).toBe(at(59));
	expect(recording.fleetAt(at(59), now, focus).containers.isKnown).toBe(true);
});
