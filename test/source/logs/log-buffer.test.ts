import fc from 'fast-check';
import {expect, test} from 'vitest';
import {blockBytes} from '../../../source/logs/log-block.js';
import {
	appendPack,
	firstSeq,
	readLine,
	seqAfter,
	seqAtOrAfter,
	seqAtOrBefore,
	type LogBuffer,
} from '../../../source/logs/log-buffer.js';
import {createLogBuffer} from '../../../source/logs/no-lines.js';
import {lineFlags, packLines} from '../../../source/logs/log-pack.js';

const stamp = '2026-11-24T02:14:05.123456789Z';
const numbered = (from: number, count: number, length = 0) =>
	packLines(
		Array.from({length: count}, (_, index) => ({stamp, text: `${from + index}`.padEnd(length, '.')})),
	);

function keptSeqs(buffer: LogBuffer): number[] {
	const seqs: number[] = [];
	for (
		let seq = seqAtOrAfter(buffer, Number.MIN_SAFE_INTEGER);
		seq !== undefined;
		seq = seqAfter(buffer, seq)
	) {
		seqs.push(seq);
	}

	return seqs;
}

test('a line is read back with its stamp, stream and source', () => {
	const buffer = createLogBuffer();
	appendPack(buffer, packLines([{stamp, text: 'one'}]), 3);
	appendPack(buffer, packLines([{stamp, text: 'żółw', flags: lineFlags.stderr | lineFlags.cut}]), 7);
	expect(readLine(buffer, 0)).toMatchObject({stamp, text: 'one', source: 3, isStderr: false, isCut: false});
	expect(readLine(buffer, 1)).toMatchObject({stamp, text: 'żółw', source: 7, isStderr: true, isCut: true});
	expect(readLine(buffer, 2)).toBeUndefined();
});

test('exactly the newest lines are kept, and those let go are counted', () => {
	const sizes = fc.array(fc.integer({min: 0, max: 3000}), {maxLength: 12});
	fc.assert(
		fc.property(sizes, fc.integer({min: 0, max: 40}), (packs, length) => {
			const buffer = createLogBuffer({lines: 5000, bytes: 64 * blockBytes});
			let total = 0;
			for (const count of packs) {
				appendPack(buffer, numbered(total, count, length), 0);
				total += count;
			}

			const kept = Math.min(total, 5000);
			const seqs = keptSeqs(buffer);
			expect(buffer).toMatchObject({count: kept, end: total, dropped: total - kept});
			expect(seqs).toEqual(Array.from({length: kept}, (_, index) => total - kept + index));
			expect(seqs.every(seq => readLine(buffer, seq)?.text.startsWith(String(seq)))).toBe(true);
		}),
		{numRuns: 40},
	);
});

test('long lines are let go by their bytes, before the number of lines is reached', () => {
	const buffer = createLogBuffer({lines: 10_000, bytes: 8 * blockBytes});
	for (let from = 0; from < 1000; from += 50) {
		appendPack(buffer, numbered(from, 50, 16_000), 0);
	}

	expect(buffer.blocks.length).toBeLessThanOrEqual(8);
	expect(buffer.count + buffer.dropped).toBe(1000);
	expect(readLine(buffer, 999)?.text.startsWith('999.')).toBe(true);
	expect(readLine(buffer, firstSeq(buffer) - 1)).toBeUndefined();
});

test('lines around the one being read stay through a flood, and the newest are there too', () => {
	fc.assert(
		fc.property(fc.integer({min: 0, max: 9999}), fc.integer({min: 10, max: 16_000}), (held, length) => {
			const buffer = createLogBuffer();
			appendPack(buffer, numbered(0, 1000, length), 0);
			const heldSeq = seqAtOrBefore(buffer, held) ?? firstSeq(buffer);
			for (let from = 1000; from < 30_000; from += 2950) {
				appendPack(buffer, numbered(from, 2950, from % 4 === 0 ? 20 : length / 4), 0, heldSeq);
			}

			expect(readLine(buffer, heldSeq)?.text.startsWith(`${heldSeq}`)).toBe(true);
			expect(readLine(buffer, buffer.end - 1)).toBeDefined();
			expect(buffer.count).toBeLessThanOrEqual(10_000);
			expect(buffer.blocks.length).toBeLessThanOrEqual(64);
			expect(keptSeqs(buffer)).toHaveLength(buffer.count);
		}),
		{numRuns: 4},
	);
});

test('lines that the feed let go unread leave a gap in the numbers', () => {
	const buffer = createLogBuffer();
	appendPack(buffer, numbered(0, 2), 0);
	appendPack(buffer, {...numbered(12, 1), skipped: 10}, 0);
	expect(keptSeqs(buffer)).toEqual([0, 1, 12]);
	expect(buffer.dropped).toBe(10);
	expect(seqAtOrBefore(buffer, 11)).toBe(1);
});
