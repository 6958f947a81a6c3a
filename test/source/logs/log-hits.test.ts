import fc from 'fast-check';
import {expect, test} from 'vitest';
import {appendPack, firstSeq, prependPack} from '../../../source/logs/log-buffer.js';
import {createLogBuffer} from '../../../source/logs/no-lines.js';
import {clearHits, countHits, markHits, nextHit, rankOfHit} from '../../../source/logs/log-hits.js';
import {packLines} from '../../../source/logs/log-pack.js';

const stamp = '2026-11-24T02:14:05.123456789Z';
const lines = (count: number) =>
	packLines(Array.from({length: count}, (_, index) => ({stamp, text: `${index}`})));

test('hits are found in both directions, counted and ranked, as the oldest lines go', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.nat(5999), {maxLength: 40}),
			fc.nat(3000),
			fc.nat(6000),
			(hits, more, from) => {
				const buffer = createLogBuffer({lines: 6000, bytes: 64 * 262_144});
				appendPack(buffer, lines(6000), 0);
				markHits(buffer, hits);
				markHits(buffer, hits);
				appendPack(buffer, lines(more), 0);
				const kept = hits.filter(seq => seq >= more).toSorted((a, b) => a - b);
				expect(countHits(buffer)).toBe(kept.length);
				expect(nextHit(buffer, from, 1)).toBe(kept.find(seq => seq > from));
				expect(nextHit(buffer, from, -1)).toBe(kept.findLast(seq => seq < from));
				expect(kept.map(seq => rankOfHit(buffer, seq))).toEqual(kept.map((_, index) => index + 1));
				clearHits(buffer);
				expect(countHits(buffer)).toBe(0);
			},
		),
		{numRuns: 60},
	);
});

test('older lines get lower numbers, and those around the line read stay', () => {
	const buffer = createLogBuffer();
	appendPack(buffer, lines(10_000), 0);
	prependPack(buffer, lines(1000), 0, 0);
	expect(firstSeq(buffer)).toBe(-1000);
	expect(buffer.count).toBe(10_000);
	expect(nextHit(buffer, -5, 1)).toBeUndefined();
	markHits(buffer, [-3]);
	expect(nextHit(buffer, -5, 1)).toBe(-3);
});
