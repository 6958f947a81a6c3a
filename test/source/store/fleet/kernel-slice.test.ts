import {describe, expect, test} from 'vitest';
import type {KernelHost, KernelReading, OomKill} from '../../../../source/engine/kernel/kernel-types.js';
import {
	noKernel,
	reduceKernel,
	type KernelFact,
	type KernelState,
} from '../../../../source/store/fleet/kernel-slice.js';
import {safe} from '../../../../source/text/safe-text.js';
import {makeState} from '../../../helpers/fixtures.js';
import {ids} from '../../../helpers/machine-tree.js';

const [one] = ids;

function pass(
	state: KernelState,
	reading: Partial<KernelReading> & {atMs: number},
	host: Partial<KernelHost> = {},
) {
	return reduceKernel(
		state,
		{
			type: 'kernel/read',
			readings: [[one, {pid: 7, ...reading}]],
			host: {atMs: reading.atMs, ...host},
			kills: [],
			isLogReadable: true,
		},
		makeState(),
	);
}

/** So many passes, ten seconds apart, each reading made of the pass's number. */
function passes(
	count: number,
	reading: (index: number) => Partial<KernelReading>,
	from: KernelState = noKernel,
	startMs = 0,
) {
	return Array.from({length: count}, (_, index) => index).reduce(
		(state, index) => pass(state, {atMs: startMs + index * 10_000, ...reading(index)}),
		from,
	);
}

const raisedOf = (state: KernelState) => Object.fromEntries(state.byId.get(one)?.raised ?? []);

test('kills are told by the engine’s clock, as a container’s end is', () => {
	const kill: OomKill = {atMs: 5000, pid: 7, process: safe`node`, container: one, scope: 'container'};
	const fact = (oomKills: number): KernelFact => ({
		type: 'kernel/read',
		readings: [[one, {pid: 7, atMs: 10_000, oomKills}]],
		host: {atMs: 10_000},
		kills: [kill],
		isLogReadable: true,
	});
	const ahead = makeState({type: 'connection/dated', clockOffsetMs: 2_400_000});
	const state = reduceKernel(reduceKernel(noKernel, fact(0), ahead), fact(1), ahead);
	expect(state.kills.at(-1)?.atMs).toBe(2_405_000);
	expect(state.byId.get(one)?.oomKilled?.atMs).toBe(2_410_000);
});

describe('a container’s signals', () => {
	test('time spent waiting, as a share of the last minute', () => {
		const waiting = passes(4, index => ({ioStallUs: index * 6_200_000}));
		expect(raisedOf(waiting)).toEqual({ioStall: 0.62});
	});

	test('one pass says nothing of a rate', () => {
		expect(raisedOf(passes(1, () => ({ioStallUs: 9e9})))).toEqual({});
	});

	test('raised until it has fallen below where it leaves', () => {
		const at = (share: number) => () => ({pids: share * 100, pidsLimit: 100});
		expect(raisedOf(passes(1, at(0.85)))).toEqual({});
		const raised = passes(1, at(0.95));
		expect(raisedOf(raised)).toEqual({pids: 0.95});
		const still = passes(1, at(0.85), raised, 10_000);
		expect(raisedOf(still)).toEqual({pids: 0.85});
		expect(raisedOf(passes(1, at(0.7), still, 20_000))).toEqual({});
	});

	test('few segments make no share of retransmits', () => {
		const few = passes(4, index => ({segmentsSent: index * 10, segmentsRetransmitted: index * 5}));
		expect(raisedOf(few)).toEqual({});
		const many = passes(4, index => ({segmentsSent: index * 1000, segmentsRetransmitted: index * 80}));
		expect(raisedOf(many)).toEqual({retransmits: 0.08});
	});

	test('another main process: another life, its counters begin anew', () => {
		const before = passes(4, index => ({pid: 7, ioStallUs: index * 9_000_000, oomKills: index}));
		const after = passes(1, () => ({pid: 8, ioStallUs: 0, oomKills: 0}), before, 40_000);
		expect(after.byId.get(one)).toMatchObject({window: [{pid: 8}]});
		expect(after.byId.get(one)?.oomKilled).toBeUndefined();
		expect(raisedOf(after)).toEqual({});
	});

	test('the window is bounded', () => {
		expect(passes(200, () => ({})).byId.get(one)?.window.length).toBeLessThanOrEqual(7);
	});
});

test('a process killed while the main one lives on is counted, from what is seen to grow', () => {
	const before = passes(2, () => ({oomKills: 5}));
	expect(before.byId.get(one)?.oomKilled).toBeUndefined();
	const after = passes(2, () => ({oomKills: 7}), before, 20_000);
	expect(after.byId.get(one)?.oomKilled).toEqual({atMs: 20_000, count: 2});
});

test('the machine: a disk that is nearly full', () => {
	const full = pass(noKernel, {atMs: 1}, {dataRootBytes: 100, dataRootFreeBytes: 8});
	expect(Object.fromEntries(full.raised)).toEqual({dataRoot: 0.92});
	const freed = pass(full, {atMs: 2}, {dataRootBytes: 100, dataRootFreeBytes: 20});
	expect(freed.raised.size).toBe(0);
});

test('containers elsewhere: what was known of this machine is gone', () => {
	const here = passes(3, () => ({oomKills: 1}));
	expect(reduceKernel(here, {type: 'kernel/elsewhere'}, makeState())).toEqual({...noKernel, isHere: false});
});

describe('memory on the way to its limit', () => {
	const filling = (index: number) => ({heldBytes: 700 + index * 2, memoryLimitBytes: 1000});
	const memoryOf = (state: KernelState) => state.byId.get(one)?.memory;

	test('is foreseen after ten minutes of steady rise', () => {
		expect(memoryOf(passes(50, filling))?.full).toBeUndefined();
		const {full} = memoryOf(passes(90, filling))!;
		expect(full?.latestMs).toBeCloseTo(full!.soonestMs);
		expect(full!.latestMs / 10_000).toBeCloseTo((1000 - 700 - 88 * 2) / 2);
	});

	test('another limit, or another life of it, begins anew', () => {
		const before = passes(90, filling);
		const wider = passes(1, () => ({heldBytes: 880, memoryLimitBytes: 2000}), before, 900_000);
		expect(memoryOf(wider)).toMatchObject({limit: 2000, points: [{value: 880}]});
		const restarted = passes(1, () => ({pid: 8, heldBytes: 5, memoryLimitBytes: 1000}), before, 900_000);
		expect(memoryOf(restarted)?.points.length).toBe(1);
	});

	test('is bounded, and unknown without a limit', () => {
		expect(memoryOf(passes(600, filling))?.points.length).toBe(90);
		expect(memoryOf(passes(3, () => ({heldBytes: 5})))).toBeUndefined();
	});
});

test('a disk that fills', () => {
	const state = Array.from({length: 90}, (_, index) => index).reduce(
		(before, index) =>
			pass(
				before,
				{atMs: index * 10_000},
				{
					atMs: index * 10_000,
					dataRootBytes: 1000,
					dataRootFreeBytes: 300 - index * 2,
				},
			),
		noKernel,
	);
	expect(state.disk?.full?.latestMs).toBeGreaterThan(0);
});
