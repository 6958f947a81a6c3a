import fc from 'fast-check';
import {expect, test} from 'vitest';
import {blockBytes} from '../../../source/logs/log-block.js';
import {
	appendPack,
	firstSeq,
	readLine,
	seqAfter,
	seqBefore,
	lastSeq,
} from '../../../source/logs/log-buffer.js';
import {addByTime, insertLine} from '../../../source/logs/log-insert.js';
import {createLogBuffer} from '../../../source/logs/no-lines.js';
import {packLines} from '../../../source/logs/log-pack.js';
import type {LogBuffer} from '../../../source/logs/log-buffer.js';
import {stampOf} from '../../helpers/grown-log.js';

const pack = (ns: readonly number[], length = 0) =>
	packLines(ns.map(at => ({stamp: stampOf(at), text: `${at}`.padEnd(length, '.')})));

function addAll(buffer: LogBuffer, ns: readonly number[], source: number, length = 0): void {
	addByTime(buffer, {pack: pack(ns, length), source, keys: ns.map(at => stampOf(at))}, undefined);
}

function kept(buffer: LogBuffer): {readonly up: number[]; readonly down: number[]} {
	const up: number[] = [];
	const down: number[] = [];
	for (let seq: number | undefined = firstSeq(buffer); seq !== undefined; seq = seqAfter(buffer, seq)) {
		up.push(Number.parseInt(readLine(buffer, seq)?.text ?? 'NaN', 10));
	}

	for (let seq = lastSeq(buffer); seq !== undefined; seq = seqBefore(buffer, seq)) {
		down.push(Number.parseInt(readLine(buffer, seq)?.text ?? 'NaN', 10));
	}

	return {up, down};
}

const inOrder = (ns: readonly number[]) => ns.toSorted((a, b) => a - b);

test('lines stand in the order of their times however late they come, and are found both ways', () => {
	const batch = fc.array(fc.nat(400), {minLength: 1, maxLength: 300});
	fc.assert(
		fc.property(fc.array(batch, {minLength: 1, maxLength: 4}), fc.nat(9000), (batches, length) => {
			const buffer = createLogBuffer({lines: 10_000, bytes: 256 * blockBytes});
			for (const [source, ns] of batches.entries()) {
				addAll(buffer, inOrder(ns), source, length);
			}

			const expected = inOrder(batches.flat());
			const {up, down} = kept(buffer);
			expect(up).toEqual(expected);
			expect(down).toEqual(expected.toReversed());
			expect(buffer.count).toBe(expected.length);
		}),
		{numRuns: 60},
	);
});

test('thousands of late lines find room between two', () => {
	const buffer = createLogBuffer();
	appendPack(buffer, pack([1, 9_000_000]), 0);
	const late = Array.from({length: 6000}, (_, index) => 2 + index);
	for (let from = 0; from < late.length; from += 7) {
		addAll(buffer, late.slice(from, from + 7), 1);
	}

	expect(kept(buffer).up).toEqual([1, ...late, 9_000_000]);
});

test('no more lines and bytes are kept than may be, whatever is put among them', () => {
	const buffer = createLogBuffer({lines: 500, bytes: 8 * blockBytes});
	appendPack(buffer, pack(Array.from({length: 500}, (_, index) => index * 10)), 0);
	for (let from = 4000; from < 5000; from += 10) {
		addAll(buffer, [from + 5], 1, 15_000);
	}

	expect(buffer.blocks.length).toBeLessThanOrEqual(8);
	const {up} = kept(buffer);
	expect(up).toHaveLength(buffer.count);
	expect(buffer.count).toBeLessThanOrEqual(500);
	expect(up).toEqual(inOrder(up));
});

test('a line that another buffer has already is put there once', () => {
	const from = createLogBuffer();
	const to = createLogBuffer();
	appendPack(from, pack([1, 3]), 0);
	addAll(from, [2], 1);
	const [block] = from.blocks;
	appendPack(to, pack([1]), 0);
	appendPack(to, pack([3]), 0);
	for (const index of [0, 1, 2, 1]) {
		insertLine(to, block!, index);
	}

	expect(kept(to).up).toEqual([1, 2, 3]);
});
