import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {LogProfile} from '../../../../source/demo/fleet/log-profile.js';
import {createLogTimeline, keptLines} from '../../../../source/demo/fleet/log-timeline.js';

const profile: LogProfile = {
	opening: [{text: 'hello'}, {text: 'ready', atMs: 3}],
	intervalMs: 2,
	burst: 3,
	line: (seed, index) => ({text: `${seed} ${index}`}),
};

const change = fc.record({
	kind: fc.constantFrom('start', 'pause', 'resume', 'end'),
	afterUs: fc.integer({min: 1, max: 30_000}),
});

/** A log that lived through these changes, as a container would let it, and the time of the last. */
function live(changes: ReadonlyArray<{kind: string; afterUs: number}>) {
	const timeline = createLogTimeline(profile, 7);
	let us = 1_000_000;
	let state = 'down';
	for (const {kind, afterUs} of changes) {
		us += afterUs;
		if (kind === 'start' && state === 'down') {
			timeline.start(us);
			state = 'up';
		} else if (kind === 'pause' && state === 'up') {
			timeline.pause(us);
			state = 'paused';
		} else if (kind === 'resume' && state === 'paused') {
			timeline.resume(us);
			state = 'up';
		} else if (kind === 'end' && state === 'up') {
			timeline.end(us, ['last', 'words']);
			state = 'down';
		}
	}

	return {timeline, us};
}

test('counts, lines and times agree with each other, whatever the container went through', () => {
	fc.assert(
		fc.property(fc.array(change, {maxLength: 20}), changes => {
			const {timeline, us} = live(changes);
			const untilUs = us + 20_000;
			let before = 0;
			for (let index = timeline.firstKept(untilUs); index < timeline.countUntil(untilUs); index++) {
				const line = timeline.line(index);
				expect(line?.index).toBe(index);
				expect(line?.us).toBeGreaterThanOrEqual(before);
				expect(line?.us).toBeLessThanOrEqual(untilUs);
				expect(timeline.countUntil(line?.us ?? 0)).toBeGreaterThan(index);
				expect(timeline.indexAt(line?.us ?? 0)).toBeLessThanOrEqual(index);
				before = line?.us ?? 0;
			}
		}),
	);
});

test('the same seed and changes give the same log', () => {
	fc.assert(
		fc.property(fc.array(change, {maxLength: 12}), changes => {
			const read = () => {
				const {timeline, us} = live(changes);
				return Array.from({length: timeline.countUntil(us)}, (_, index) => timeline.line(index));
			};

			expect(read()).toEqual(read());
		}),
	);
});

test('a pause puts the rest off and loses nothing', () => {
	const paused = createLogTimeline(profile, 7);
	paused.start(0);
	paused.pause(10_000);
	paused.resume(510_000);
	const plain = createLogTimeline(profile, 7);
	plain.start(0);
	const count = plain.countUntil(40_000);
	expect(paused.countUntil(540_000)).toBe(count);
	for (let index = 0; index < count; index++) {
		const line = plain.line(index);
		const us = line && line.us > 10_000 ? line.us + 500_000 : line?.us;
		expect(paused.line(index)).toEqual({...line, us});
	}
});

test('only the newest lines are kept, and they are the ones that come before now', () => {
	const timeline = createLogTimeline({intervalMs: 0.01, line: () => ({text: 'y'})}, 1);
	timeline.start(0);
	const nowUs = 60_000_000;
	expect(timeline.countUntil(nowUs) - timeline.firstKept(nowUs)).toBe(keptLines);
	expect(timeline.line(timeline.countUntil(nowUs) - 1)?.us).toBeLessThanOrEqual(nowUs);
	expect(timeline.line(timeline.countUntil(nowUs))?.us).toBeGreaterThan(nowUs);
});

test('what a run says at its end is stderr, and after it there is nothing', () => {
	const timeline = createLogTimeline({opening: [{text: 'hello'}]}, 1);
	timeline.start(0);
	timeline.end(5000, ['killed']);
	expect(timeline.line(1)).toEqual({us: 5000, index: 1, text: 'killed', isError: true});
	expect(timeline.line(2)).toBeUndefined();
	expect(timeline.countUntil(1e9)).toBe(2);
});
