import {describe, expect, test} from 'vitest';
import type {OomKill} from '../../../../../source/engine/kernel/kernel-types.js';
import type {KernelTrack} from '../../../../../source/store/fleet/kernel-slice.js';
import {safe} from '../../../../../source/text/safe-text.js';
import {troubleOf} from '../../../../../source/view/trouble/container-trouble.js';
import type {Facts} from '../../../../../source/view/trouble/trouble-facts.js';
import {hostReasons} from '../../../../../source/view/trouble/kernel-words.js';
import {makeContainer, makeDetails, startMs} from '../../../../helpers/fixtures.js';

const nowMs = startMs;

function reasonsOf(facts: Partial<Facts>) {
	return troubleOf({container: makeContainer('web'), nowMs, ...facts}).reasons.map(
		({words, whole, severity}) => ({
			words,
			whole,
			severity,
		}),
	);
}

function track(changes: Partial<KernelTrack>): KernelTrack {
	return {window: [], raised: new Map(), ...changes};
}

const kill: OomKill = {
	atMs: nowMs - 120_000,
	pid: 4711,
	process: safe`node`,
	scope: 'container',
	anonBytes: 512 * 1024 * 1024,
};

describe('a container that runs', () => {
	test('waits on I/O', () => {
		const kernel = track({raised: new Map([['ioStall', 0.62]])});
		expect(reasonsOf({kernel})).toMatchObject([{words: 'waiting on I/O 62% of the time'}]);
	});

	test('is near a limit: in figures', () => {
		const kernel = track({
			window: [{atMs: nowMs, pids: 95, pidsLimit: 100, openFiles: 1010, openFilesLimit: 1024}],
			raised: new Map([
				['pids', 0.95],
				['openFiles', 0.99],
			]),
		});
		expect(reasonsOf({kernel})).toMatchObject([
			{words: '95 of 100 pids used'},
			{words: '1,010 of 1,024 files open'},
		]);
	});

	test('fills its memory: when, as a range', () => {
		const levels = {points: [], limit: 1000};
		const filling = (soonestMs: number, latestMs: number) =>
			reasonsOf({kernel: track({memory: {...levels, full: {soonestMs, latestMs}}})});
		expect(filling(1_200_000, 2_100_000)).toMatchObject([
			{severity: 58, words: 'memory full in 20–35 min if this goes on'},
		]);
		expect(filling(0, 0)).toEqual([]);
	});

	test('had a process killed: which, whose limit, when', () => {
		expect(reasonsOf({oomKill: kill})).toMatchObject([
			{
				severity: 85,
				words: 'OOM: killed node 2 min ago',
				whole: 'OOM: killed node (pid 4711), limit of this container, at 512M, 2 min ago',
			},
		]);
	});

	test('the host’s memory, or a cgroup’s above, isn’t the container’s limit', () => {
		expect(reasonsOf({oomKill: {...kill, scope: 'host'}})[0]?.whole).toContain('the host ran out of memory');
		const parent: OomKill = {...kill, scope: 'parent', cgroup: safe`/batch.slice`};
		expect(reasonsOf({oomKill: parent})[0]?.whole).toContain('limit of /batch.slice');
	});

	test('without a right to the kernel’s log it is still counted', () => {
		const kernel = track({oomKilled: {atMs: nowMs - 60_000, count: 3}});
		expect(reasonsOf({kernel})).toMatchObject([{words: 'OOM: killed a process ×3 1 min ago'}]);
	});

	test('kills are counted by the kernel, since the container’s start', () => {
		const kernel = track({window: [{atMs: nowMs, oomKills: 1500}], oomKilled: {atMs: nowMs, count: 2}});
		expect(reasonsOf({kernel, oomKill: kill})).toMatchObject([{words: 'OOM: killed node ×1,500 2 min ago'}]);
	});

	test('a kill of an earlier life, or of an hour ago, is over', () => {
		const details = makeDetails('web', {startedAtMs: nowMs - 60_000});
		expect(reasonsOf({oomKill: kill, details})).toEqual([]);
		expect(reasonsOf({oomKill: {...kill, atMs: nowMs - 3_600_000}})).toEqual([]);
	});
});

describe('a container that ended', () => {
	const ended = {
		container: makeContainer('web', {state: 'exited', exitCode: 137}),
		details: makeDetails('web', {
			startedAtMs: nowMs - 600_000,
			finishedAtMs: nowMs - 119_000,
			exitCode: 137,
			isOomKilled: false,
		}),
	};

	test('by a kill that only the kernel’s log tells of', () => {
		expect(reasonsOf({...ended, oomKill: kill})).toMatchObject([
			{
				severity: 95,
				words: 'exit 137 OOM',
				whole: 'exit 137 OOM: killed node (pid 4711), limit of this container, at 512M',
			},
		]);
	});

	test('long after a kill: that wasn’t its end', () => {
		const early = {...kill, atMs: nowMs - 300_000};
		expect(reasonsOf({...ended, oomKill: early})).toMatchObject([{words: 'exit 137 SIGKILL'}]);
	});
});

test('the machine: its disk', () => {
	const host = {atMs: nowMs, dataRootFreeBytes: 8 * 1024 ** 3};
	expect(hostReasons({raised: new Map([['dataRoot', 0.92]]), host})).toEqual([
		{brief: 'disk 92% full', words: 'disk 92% full, 8.0G left'},
	]);
});
