import fc from 'fast-check';
import {expect, test} from 'vitest';
import {unpack} from '../../../source/logs/log-decode.js';
import {addToMerge, mergeDelayMs, releaseMerged} from '../../../source/logs/log-merge.js';
import {createLogMerge} from '../../../source/logs/no-lines.js';
import {packLines} from '../../../source/logs/log-pack.js';
import {stampOf} from '../../helpers/grown-log.js';

function release(merge: ReturnType<typeof createLogMerge>, nowMs: number): string[] {
	const texts: string[] = [];
	releaseMerged(merge, nowMs, (pack, source) => {
		texts.push(...unpack(pack).map(({text}) => `${source}:${text}`));
	});
	return texts;
}

const pack = (...ns: number[]) => packLines(ns.map(at => ({stamp: stampOf(at), text: `${at}`})));

test('lines wait for older ones of other sources, but not for ever', () => {
	const merge = createLogMerge();
	addToMerge(merge, 0, {pack: pack(10, 30), source: 0, atMs: 0});
	expect(release(merge, mergeDelayMs - 1)).toEqual([]);
	addToMerge(merge, 1, {pack: pack(20, 40), source: 1, atMs: mergeDelayMs - 1});
	expect(release(merge, mergeDelayMs)).toEqual(['0:10', '1:20', '0:30']);
	expect(merge.count).toBe(1);
	expect(release(merge, 2 * mergeDelayMs)).toEqual(['1:40']);
	expect(merge.count).toBe(0);
});

test('what came without a time waits from when the clock is next told', () => {
	const merge = createLogMerge();
	addToMerge(merge, -1, {pack: pack(10), source: 0});
	expect(release(merge, 1000)).toEqual([]);
	expect(release(merge, 1000 + mergeDelayMs)).toEqual(['0:10']);
});

test('a clock that is set back by an hour keeps no line waiting for an hour', () => {
	const merge = createLogMerge();
	addToMerge(merge, 0, {pack: pack(10), source: 0, atMs: 3_600_000});
	addToMerge(merge, 1, {pack: pack(20), source: 1, atMs: 0});
	expect(release(merge, 100)).toEqual(['0:10']);
	expect(release(merge, mergeDelayMs)).toEqual(['1:20']);
});

test('a flood does not wait', () => {
	const merge = createLogMerge();
	addToMerge(merge, 0, {
		pack: pack(...Array.from({length: 20_001}, (_, index) => index)),
		source: 0,
		atMs: 0,
	});
	expect(release(merge, 0)).toHaveLength(20_001);
});

test('whatever comes in time is in the order of its stamps, and a source’s own order is kept', () => {
	const stamps = fc.array(fc.nat(500), {maxLength: 30});
	fc.assert(
		fc.property(fc.array(stamps, {maxLength: 8}), sources => {
			const merge = createLogMerge();
			for (const [source, ns] of sources.entries()) {
				const sorted = ns.toSorted((a, b) => a - b);
				const half = Math.floor(sorted.length / 2);
				addToMerge(merge, source, {pack: pack(...sorted.slice(0, half)), source, atMs: 0});
				addToMerge(merge, source, {pack: pack(...sorted.slice(half)), source, atMs: 0});
			}

			const times = release(merge, mergeDelayMs).map(text => Number(text.split(':')[1]));
			expect(times).toEqual(sources.flat().toSorted((a, b) => a - b));
			expect(merge).toMatchObject({count: 0, queues: new Map()});
		}),
	);
});

test('a source whose stamps go back keeps its lines in the order in which it wrote them', () => {
	const merge = createLogMerge();
	addToMerge(merge, 0, {pack: pack(10, 30, 20), source: 0, atMs: 0});
	addToMerge(merge, 1, {pack: pack(25), source: 1, atMs: 0});
	expect(release(merge, mergeDelayMs)).toEqual(['0:10', '1:25', '0:30', '0:20']);
});
