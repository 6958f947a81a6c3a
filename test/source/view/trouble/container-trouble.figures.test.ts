import {expect, test} from 'vitest';
import type {Sample} from '../../../../source/engine/types.js';
import {appendSample, type History} from '../../../../source/store/fleet/history-slice.js';
import {troubleOf} from '../../../../source/view/trouble/container-trouble.js';
import type {Facts} from '../../../../source/view/trouble/trouble-facts.js';
import {makeContainer, makeDetails, startMs} from '../../../helpers/fixtures.js';
import {sample} from '../../../helpers/fleet.js';

function historyOf(...samples: Array<Partial<Sample>>): History | undefined {
	return samples.reduce<History | undefined>((history, one) => appendSample(history, sample(one)), undefined);
}

function words(facts: Partial<Facts>): string[] {
	return troubleOf({container: makeContainer('web'), nowMs: startMs, ...facts}).reasons.map(
		reason => reason.words,
	);
}

const mib = 1024 * 1024;

test('memory from 90 % of its limit on', () => {
	expect(words({history: historyOf({memoryBytes: 94 * mib, memoryLimitBytes: 100 * mib})})).toEqual([
		'mem 94%',
	]);
	expect(words({history: historyOf({memoryBytes: 89.9 * mib, memoryLimitBytes: 100 * mib})})).toEqual([]);
	expect(words({history: historyOf({memoryBytes: 94 * mib, memoryLimitBytes: undefined})})).toEqual([]);
});

const halfCore = makeDetails('web', {cpuLimitCores: 0.5});
/** So many seconds of each. */
const minutes = (...parts: Array<readonly [seconds: number, sample: Partial<Sample>]>) =>
	historyOf(
		...parts
			.flatMap(([seconds, one]) => Array.from({length: seconds}, () => one))
			.map((one, second) => ({...one, atMs: startMs + second * 1000})),
	);

test('throttling from 25 % of the periods on, of a container that uses its quota all the time', () => {
	const busy = minutes([60, {cpuWallPercent: 49, throttledPercent: 43}]);
	expect(words({history: busy, details: halfCore})).toEqual(['throttled 43%']);
	expect(words({history: busy})).toEqual([]);
});

test('a health check’s burst is throttled, and no trouble', () => {
	const idle = [14, {cpuWallPercent: 0, throttledPercent: undefined}] as const;
	const burst = [1, {cpuWallPercent: 48, throttledPercent: 67}] as const;
	const history = minutes(idle, burst, idle, burst, idle, burst, idle, burst);
	expect(words({history, details: halfCore})).toEqual([]);
});

test('what is told of CPU stays told while the figure is just below where it began', () => {
	const use = (cpuWallPercent: number, throttledPercent = 0) => ({cpuWallPercent, throttledPercent});
	const throttled = (...parts: Parameters<typeof minutes>) =>
		words({history: minutes(...parts), details: halfCore});
	expect(throttled([60, use(38, 20)])).toEqual([]);
	expect(throttled([60, use(42, 30)], [60, use(38, 20)])).toEqual(['throttled 20%']);
	expect(throttled([60, use(42, 30)], [60, use(34, 20)])).toEqual([]);
	expect(throttled([60, use(46)], [60, use(42)])).toEqual(['CPU 84% of its quota']);
	expect(throttled([60, use(42)])).toEqual([]);
});

test('CPU from 90 % of its quota on; without a quota no use is too much', () => {
	const history = historyOf({cpuWallPercent: 190, cpuPercent: 294});
	expect(words({history, details: makeDetails('web', {cpuLimitCores: 2})})).toEqual(['CPU 95% of its quota']);
	expect(words({history, details: makeDetails('web', {cpuLimitCores: 4})})).toEqual([]);
	expect(words({history})).toEqual([]);
});

test('figures of a container that is not running say nothing', () => {
	const history = historyOf({memoryBytes: 99 * mib, memoryLimitBytes: 100 * mib, throttledPercent: 90});
	expect(words({container: makeContainer('web', {state: 'exited', exitCode: 0}), history})).toEqual([]);
});
