import {expect, test} from 'vitest';
import {parseDetails} from '../../../../source/engine/parse/parse-details.js';
import {engineFixture} from '../../../helpers/engine-fixture.js';

test('what inspect of a real engine knows beyond the list', () => {
	expect(parseDetails(engineFixture('inspect.json'))).toEqual({
		id: 'ec6a79d6735047d15af335d67c5179c7dc72f02a3a3dcf5e13cfab828d2596bd',
		state: 'running',
		pid: 32_065,
		startedAtMs: Date.parse('2026-11-24T12:10:52.227Z'),
		finishedAtMs: undefined,
		exitCode: 0,
		isOomKilled: false,
		restartCount: 0,
		restartPolicy: 'on-failure',
		restartPolicyRetries: 3,
		error: undefined,
		hasTty: false,
		isAutoRemoved: false,
		cpuLimitCores: 0.05,
		memoryLimitBytes: 67_108_864,
		logDriver: 'json-file',
		isLogRotated: false,
		probes: [
			{
				startedAtMs: Date.parse('2026-11-24T12:10:53.767Z'),
				endedAtMs: Date.parse('2026-11-24T12:10:56.164Z'),
				exitCode: 1,
				lines: ['HTTP 503'],
			},
		],
	});
});

test.each([
	[{NanoCpus: 1_500_000_000}, 1.5],
	[{CpuQuota: 50_000, CpuPeriod: 100_000}, 0.5],
	[{CpuQuota: 50_000}, 0.5],
	[{CpuQuota: -1, NanoCpus: 0}, undefined],
	[{}, undefined],
])('the CPU limit of %j', (HostConfig, cores) => {
	expect(parseDetails({HostConfig}).cpuLimitCores).toBe(cores);
});

test('Podman says Healthcheck where docker says Health', () => {
	const State = {Healthcheck: {Log: [{Start: '', End: '', ExitCode: 1, Output: 'down\n'}]}};
	expect(parseDetails({State}).probes).toMatchObject([{exitCode: 1, lines: ['down']}]);
});

test('an answer of another shape has nothing known', () => {
	for (const answer of [undefined, [], {State: null, HostConfig: 3, Config: []}]) {
		expect(parseDetails(answer)).toMatchObject({restartCount: 0, isOomKilled: false, probes: []});
	}
});

test('a json-file log is cut off only with a max-size, any other driver as it likes', () => {
	const isRotated = (Type: string, Config = {}) =>
		parseDetails({HostConfig: {LogConfig: {Type, Config}}}).isLogRotated;
	expect(isRotated('json-file')).toBe(false);
	expect(isRotated('json-file', {'max-size': '-1'})).toBe(false);
	expect(isRotated('json-file', {'max-size': '10m'})).toBe(true);
	expect(isRotated('local')).toBe(true);
});

test('probes of the life before are left out', () => {
	const at = (time: string) => `2026-11-24T12:10:${time}Z`;
	const Log = [1, 2].map(code => ({
		Start: at(`1${code}`),
		End: at(`1${code}.5`),
		ExitCode: code,
		Output: '',
	}));
	expect(parseDetails({State: {StartedAt: at('12'), Health: {Log}}}).probes).toMatchObject([{exitCode: 2}]);
});

test('a probe keeps its lines apart', () => {
	const Health = {Log: [{ExitCode: 1, Output: ' 10%\r 20%\ndb: ok\r\nqueue: refused\n\n'}]};
	expect(parseDetails({State: {Health}}).probes[0]?.lines).toEqual([
		' 10%',
		' 20%',
		'db: ok',
		'queue: refused',
	]);
});
