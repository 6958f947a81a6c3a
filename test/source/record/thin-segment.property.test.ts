import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {ContainerId} from '../../../source/engine/types.js';
import {encodeFrame, frameOf} from '../../../source/record/frames.js';
import {packUsage, type UsagePass} from '../../../source/record/packed-usage.js';
import {readSegment} from '../../../source/record/segment.js';
import {thinPasses, thinSegment} from '../../../source/record/thin-segment.js';
import {headerFrame} from '../../helpers/recording-header.js';
import {makeState} from '../../helpers/fixtures.js';

const startMs = Date.UTC(2026, 10, 26, 3, 0, 0);
const [one, two] = ['1', '2'].map(digit => digit.repeat(64) as ContainerId);

function passesOf(values: ReadonlyArray<number | undefined>): UsagePass[] {
	return values.map((value, index) => {
		const atMs = startMs + index * 1000;
		return {atMs, samples: [[one!, {atMs, pids: 7, cpuPercent: value}] as const]};
	});
}

const cpuOf = (passes: readonly UsagePass[]) => passes.map(({samples}) => samples[0]?.[1].cpuPercent);

describe('two passes for ten seconds', () => {
	test('have their peak, and for the time that they stand for their mean', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({min: 0, max: 400}), {minLength: 10, maxLength: 10}), values => {
				const [rest = 0, peak = 0] = cpuOf(thinPasses(passesOf(values), 10));
				expect(peak).toBe(Math.max(...values));
				const mean = values.reduce((sum, value) => sum + value, 0) / 10;
				expect((rest * 9 + peak) / 10).toBeCloseTo(mean, 1);
			}),
		);
	});

	test('know nothing of what nothing was known of', () => {
		const passes = thinPasses(passesOf(Array.from({length: 10}, () => undefined)), 10);
		expect(cpuOf(passes)).toEqual([undefined, undefined]);
		expect(passes.map(({samples}) => samples[0]?.[1].pids)).toEqual([7, 7]);
	});

	test('a container that was there for a second has one', () => {
		const passes = passesOf([1, 2, 3]).map((pass, index) =>
			index === 1 ? {...pass, samples: [...pass.samples, [two!, {atMs: pass.atMs, pids: 1}] as const]} : pass,
		);
		const thin = thinPasses(passes, 10);
		expect(thin.map(({samples}) => samples.map(([id]) => id))).toEqual([[one], [one, two]]);
	});
});

describe('a segment', () => {
	const words = {name: 'api', event: 'die', lines: [{text: 'the end'}]};
	const changes = [{atMs: startMs + 500_000, changes: {events: []}}];
	const file = Buffer.concat([
		headerFrame(startMs),
		frameOf('keyFrame', startMs, {list: {isKnown: true}}),
		...[1, 2, 3, 11].map(minute => frameOf('keyFrame', startMs + minute * 60_000, {list: {isKnown: false}})),
		encodeFrame({
			kind: 'usage',
			atMs: startMs,
			payload: packUsage(
				passesOf(
					Array.from(
						{length: 600},
						(_, index) => Math.round(Math.abs(Math.sin(index * index)) * 40_000) / 100,
					),
				),
				new Map(),
			),
		}),
		frameOf('changes', startMs + 500_000, changes),
		frameOf('lastWords', startMs + 100_000, words),
	]);

	test('keeps what happened and what was said, and is smaller', () => {
		const thin = thinSegment(file, 10)!;
		const segment = readSegment(thin)!;
		expect(thin.length).toBeLessThan(file.length / 2);
		expect(segment.header.thinnedTo).toBe(10);
		expect(segment.lastWords()).toEqual([{atMs: startMs + 100_000, words}]);
		expect(segment.changes(startMs, startMs + 1e9)).toEqual(changes);
		expect(segment.passes(startMs, startMs + 1e9).length).toBe(120);
		const empty = makeState().fleet;
		expect(segment.stateAt(startMs + 60_000, empty).containers.isKnown).toBe(true);
		expect(segment.stateAt(startMs + 12 * 60_000, empty).containers.isKnown).toBe(false);
	});

	test('is thinned once, and can be thinned further', () => {
		const thin = thinSegment(file, 10)!;
		expect(thinSegment(thin, 10)).toBeUndefined();
		expect(readSegment(thinSegment(thin, 60)!)?.passes(startMs, startMs + 1e9).length).toBe(20);
		expect(thinSegment(Buffer.from('nothing'), 10)).toBeUndefined();
	});
});
