import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parseStats} from '../../../../source/engine/parse/parse-stats.js';
import {engineFixture} from '../../../helpers/engine-fixture.js';

test('cgroup v1', () => {
	expect(parseStats(engineFixture('stats-v1.json'))).toEqual({
		atMs: Date.parse('2026-11-24T12:10:57.871Z') + 0.340_631,
		cpuTotalNs: 327_325_542,
		cpuSystemNs: 8_005_570_000_000,
		onlineCpus: 2,
		periods: 55,
		throttledPeriods: 55,
		memoryBytes: 1_261_568,
		memoryLimitBytes: 67_108_864,
		memoryAnonBytes: 442_368,
		memoryFileBytes: 0,
		diskReadBytes: undefined,
		diskWrittenBytes: undefined,
		pids: 6,
	});
});

test('cgroup v2', () => {
	expect(parseStats(engineFixture('stats-v2.json'))).toEqual({
		atMs: Date.parse('2026-11-24T10:49:18.751Z') + 0.659_24,
		cpuTotalNs: 710_854_000,
		cpuSystemNs: 32_470_000_000,
		onlineCpus: 2,
		periods: 0,
		throttledPeriods: 0,
		memoryBytes: 487_424,
		memoryLimitBytes: 3_128_467_456,
		memoryAnonBytes: 114_688,
		memoryFileBytes: 12_288,
		diskReadBytes: undefined,
		diskWrittenBytes: undefined,
		pids: 2,
	});
});

test('the first frame of a stream is a reading like any other', () => {
	expect(parseStats(engineFixture('stats-v1-first-frame.json'))).toMatchObject({
		cpuTotalNs: 327_325_542,
		onlineCpus: 2,
		pids: 6,
	});
});

test('the frames of a container that isn’t running are no readings', () => {
	expect(parseStats(engineFixture('stats-exited.json'))).toBeUndefined();
});

test('Podman’s empty body of a created container is no reading', () => {
	expect(parseStats(undefined)).toBeUndefined();
});

function bodyWith(changes: object): object {
	return {...(engineFixture('stats-v1.json') as object), ...changes};
}

test.each([
	[
		'v1 counts the file pages of its children',
		{usage: 1000, stats: {total_inactive_file: 300, inactive_file: 100}},
		700,
	],
	['v2', {usage: 1000, stats: {inactive_file: 100}}, 900],
	['as large as the usage: left alone', {usage: 1000, stats: {inactive_file: 1000}}, 1000],
	['larger than the usage: left alone', {usage: 1000, stats: {total_inactive_file: 5000}}, 1000],
	['Podman: only usage and limit', {usage: 1000, limit: 2000}, 1000],
])('memory, %s', (_, memory, expected) => {
	expect(parseStats(bodyWith({memory_stats: memory}))?.memoryBytes).toBe(expected);
});

test('all interfaces are summed; without any nothing is known, which isn’t 0', () => {
	const networks = {eth0: {rx_bytes: 10, tx_bytes: 1}, eth1: {rx_bytes: 5, tx_bytes: 2}};
	expect(parseStats(bodyWith({networks}))).toMatchObject({networkReceivedBytes: 15, networkSentBytes: 3});
	expect(parseStats(bodyWith({networks: {}}))?.networkReceivedBytes).toBeUndefined();
	expect(parseStats(bodyWith({networks: undefined}))?.networkSentBytes).toBeUndefined();
});

test.each(['Read', 'read'])('disk bytes of all devices are summed, spelt %s', op => {
	const entries = [
		{major: 8, minor: 0, op, value: 100},
		{major: 8, minor: 16, op, value: 20},
		{major: 8, minor: 0, op: 'Sync', value: 7},
		{major: 8, minor: 0, op: 'Total', value: 127},
	];
	expect(parseStats(bodyWith({blkio_stats: {io_service_bytes_recursive: entries}}))).toMatchObject({
		diskReadBytes: 120,
		diskWrittenBytes: 0,
	});
});

test('an engine without online_cpus has as many as it counts one by one', () => {
	const cpu_stats = {cpu_usage: {total_usage: 1, percpu_usage: [1, 2, 3, 4]}, system_cpu_usage: 9};
	expect(parseStats(bodyWith({cpu_stats}))?.onlineCpus).toBe(4);
});

test('Podman’s host time is the time that was used, which no share can be taken of', () => {
	expect(parseStats(engineFixture('stats-podman.json'))).toMatchObject({
		cpuTotalNs: 571_005_379,
		cpuSystemNs: undefined,
		onlineCpus: 2,
		memoryBytes: 331_776,
		memoryAnonBytes: undefined,
		networkReceivedBytes: 0,
		pids: 1,
	});
});

test('Windows counts in 100 ns, and knows no host time', () => {
	const reading = parseStats({
		read: '2026-11-24T12:10:58.9Z',
		num_procs: 4,
		storage_stats: {read_count_normalized: 3, read_size_bytes: 4096},
		cpu_stats: {cpu_usage: {total_usage: 5_000_000}, throttling_data: {}},
		memory_stats: {commitbytes: 77_160_448, commitpeakbytes: 105_000_960, privateworkingset: 59_961_344},
	});
	expect(reading).toMatchObject({cpuTotalNs: 500_000_000, cpuSystemNs: undefined, memoryBytes: 59_961_344});
});

test('whatever an engine sends, a figure is a number or unknown', () => {
	fc.assert(
		fc.property(
			fc.dictionary(
				fc.constantFrom('cpu_stats', 'memory_stats', 'blkio_stats', 'networks', 'pids_stats'),
				fc.jsonValue(),
			),
			parts => {
				const reading = parseStats(bodyWith(parts)) ?? {};
				for (const value of Object.values(reading)) {
					expect(value === undefined || Number.isFinite(value)).toBe(true);
				}
			},
		),
	);
});
