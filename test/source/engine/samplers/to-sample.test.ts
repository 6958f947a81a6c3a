import {expect, test} from 'vitest';
import {parseStats} from '../../../../source/engine/parse/parse-stats.js';
import {toSample} from '../../../../source/engine/samplers/to-sample.js';
import type {Reading, Sample} from '../../../../source/engine/types.js';
import {engineFixture} from '../../../helpers/engine-fixture.js';

const before: Reading = {
	atMs: 10_000,
	cpuTotalNs: 1e9,
	cpuSystemNs: 100e9,
	onlineCpus: 4,
	periods: 100,
	throttledPeriods: 10,
	memoryBytes: 500,
	memoryLimitBytes: 1000,
	networkReceivedBytes: 1000,
	networkSentBytes: 2000,
	diskReadBytes: 3000,
	diskWrittenBytes: 4000,
	pids: 7,
};

const after: Reading = {
	...before,
	atMs: 12_000,
	cpuTotalNs: 2.5e9,
	cpuSystemNs: 108e9,
	periods: 120,
	throttledPeriods: 15,
	networkReceivedBytes: 3000,
	networkSentBytes: 2000,
	diskReadBytes: 3500,
	diskWrittenBytes: 5000,
};

const moving = [
	'cpuPercent',
	'cpuWallPercent',
	'throttledPercent',
	'receivedBytesPerSecond',
	'sentBytesPerSecond',
	'readBytesPerSecond',
	'writtenBytesPerSecond',
] as const satisfies ReadonlyArray<keyof Sample>;

test('CPU as the docker CLI, rates per second', () => {
	expect(toSample(before, after)).toMatchObject({
		atMs: 12_000,
		cpuPercent: 75,
		throttledPercent: 25,
		receivedBytesPerSecond: 1000,
		sentBytesPerSecond: 0,
		readBytesPerSecond: 250,
		writtenBytesPerSecond: 500,
		memoryBytes: 500,
		memoryLimitBytes: 1000,
		pids: 7,
	});
});

test('where the engine gives no host time, CPU is a share of the clock’s', () => {
	const readings = [before, after].map(reading => ({...reading, cpuSystemNs: undefined}));
	expect(toSample(readings[0], readings[1]!).cpuPercent).toBe(75);
});

test('on a machine that gets half of the clock’s time, docker’s CPU is twice what a quota allows', () => {
	const stolen = {...after, cpuSystemNs: 104e9};
	expect(toSample(before, stolen)).toMatchObject({cpuPercent: 150, cpuWallPercent: 75});
});

test('both halves of a real frame give what docker computes from it', () => {
	const frame = engineFixture('stats-v2.json') as {read: string; preread: string; precpu_stats: object};
	const previous = parseStats({...frame, read: frame.preread, cpu_stats: frame.precpu_stats});
	const next = parseStats(frame);
	expect(next && toSample(previous, next).cpuPercent).toBeCloseTo((26_245_000 / 1_960_000_000) * 2 * 100, 2);
});

function expectUnknown(sample: Sample, fields: ReadonlyArray<keyof Sample> = moving): void {
	expect(fields.filter(field => sample[field] !== undefined)).toEqual([]);
}

test('a first reading has levels and nothing that moves', () => {
	const sample = toSample(undefined, after);
	expectUnknown(sample);
	expect(sample).toMatchObject({memoryBytes: 500, pids: 7});
});

test('CPU time that went back is a restart: nothing that moves is known, even of counters that grew', () => {
	expectUnknown(toSample(before, {...after, cpuTotalNs: 5e6}));
});

test('any other counter that went back is unknown alone', () => {
	const sample = toSample(before, {...after, diskReadBytes: 10});
	expectUnknown(sample, ['readBytesPerSecond']);
	expect(sample.cpuPercent).toBe(75);
});

test.each([
	['the same reading twice', 12_000],
	['readings too near', 11_960],
	['a clock that went back', 12_500],
])('%s: no rates', (_, previousAtMs) => {
	expectUnknown(toSample({...before, atMs: previousAtMs}, after));
});

test('what is missing in either reading is unknown, one by one', () => {
	expectUnknown(toSample({...before, cpuTotalNs: undefined}, after), ['cpuPercent']);
	expectUnknown(toSample({...before, cpuSystemNs: undefined}, after), ['cpuPercent']);
	expectUnknown(toSample(before, {...after, onlineCpus: undefined}), ['cpuPercent']);
	expectUnknown(toSample(before, {...after, cpuSystemNs: before.cpuSystemNs}), ['cpuPercent']);
	expectUnknown(toSample(before, {...after, periods: before.periods}), ['throttledPercent']);
	const sample = toSample({...before, networkReceivedBytes: undefined}, after);
	expectUnknown(sample, ['receivedBytesPerSecond']);
	expect(sample.sentBytesPerSecond).toBe(0);
});
