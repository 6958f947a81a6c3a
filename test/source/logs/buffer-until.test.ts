import {expect, test} from 'vitest';
import {bufferUntil} from '../../../source/logs/buffer-until.js';
import {
	appendPack,
	readLine,
	seqAtOrAfter,
	seqAtOrBefore,
	type LogBuffer,
} from '../../../source/logs/log-buffer.js';
import {createLogBuffer} from '../../../source/logs/no-lines.js';
import {packLines} from '../../../source/logs/log-pack.js';

const startMs = Date.UTC(2026, 10, 26, 2, 0, 0);
const lines = 5000;

/** A line a second, in blocks of 2,048. */
function filled(): LogBuffer {
	const buffer = createLogBuffer();
	const all = Array.from({length: lines}, (_, index) => ({
		stamp: new Date(startMs + index * 1000).toISOString().replace('Z', '000000Z'),
		text: String(index),
	}));
	appendPack(buffer, packLines(all), 0);
	return buffer;
}

test.each([0, 1, 2047, 2048, 3000, 4999])('up to the second of line %i', index => {
	const buffer = filled();
	const cut = bufferUntil(buffer, startMs + index * 1000);
	expect(cut.count).toBe(index + 1);
	expect(cut.end).toBe(index + 1);
	expect(readLine(cut, seqAtOrBefore(cut, lines)!)?.text).toBe(String(index));
	expect(seqAtOrAfter(cut, index + 1)).toBeUndefined();
	expect(buffer.count).toBe(lines);
});

test('before the first line there is none', () => {
	const cut = bufferUntil(filled(), startMs - 1);
	expect([cut.count, cut.blocks.length]).toEqual([0, 0]);
});
