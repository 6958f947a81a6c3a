import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readLog} from '../../../source/engine/log-stream.js';
import type {LogLine} from '../../../source/engine/types.js';
import {collect, streamOf} from '../../helpers/collect.js';
import {chunks, frame} from '../../helpers/log-frames.js';

const stamp = '2026-11-24T02:14:07.123456789Z';
const utf8 = '漢字 🐳 é';

test('frames become lines with their stream and stamp, wherever the bytes are split', async () => {
	const whole = Buffer.concat([
		frame(1, `${stamp} GET /health 200\n`),
		frame(2, `${stamp} Error: ${utf8}\n`),
		frame(1, `${stamp} \n`),
	]);
	const expected = [
		{stream: 'stdout', stamp, text: 'GET /health 200'},
		{stream: 'stderr', stamp, text: `Error: ${utf8}`},
		{stream: 'stdout', stamp, text: ''},
	];
	await fc.assert(
		fc.asyncProperty(fc.integer({min: 1, max: 60}), async size => {
			expect(await linesOf(chunks(whole, size))).toEqual(expected);
		}),
	);
});

test('the log of a container with a terminal is raw', async () => {
	const lines = await linesOf(chunks(Buffer.from(`${stamp} one\r\n${stamp} 10%\r90%\r100%\r\n`), 7));
	expect(lines.map(({text}) => text)).toEqual(['one', '100%']);
	expect(lines.every(line => line.stamp === stamp && line.stream === 'stdout')).toBe(true);
});

test('a line that the engine broke in pieces is cut at the first, without the next stamp', async () => {
	const piece = 'é'.repeat(8 * 1024);
	const whole = Buffer.concat([
		frame(1, `${stamp} ${piece}`),
		frame(1, `${stamp} ${piece}`),
		frame(1, `${stamp} end\n`),
		frame(1, `${stamp} next\n`),
	]);
	expect(await linesOf(chunks(whole, 1000))).toEqual([
		{stream: 'stdout', stamp, text: piece, isCut: true},
		{stream: 'stdout', stamp, text: 'next'},
	]);
});

test('half a character at a cut is left out', async () => {
	const [line] = await linesOf([frame(1, `${stamp} x${'漢'.repeat(8000)}\n`)]);
	expect(line?.text).toBe(`x${'漢'.repeat(5461)}`);
	expect(line?.isCut).toBe(true);
});

test('a last line without its newline is not lost', async () => {
	expect(await linesOf([frame(1, `${stamp} a\n${stamp} b`)])).toEqual([
		{stream: 'stdout', stamp, text: 'a'},
		{stream: 'stdout', stamp, text: 'b'},
	]);
});

test('only a time is a stamp', async () => {
	const [line] = await linesOf([frame(1, `\u001B[2J2026 hello\n`)]);
	expect(line).toEqual({stream: 'stdout', stamp: '', text: '2026 hello'});
});

test('what the engine complains of in the midst of a log is an error with its words', async () => {
	const log = linesOf([frame(1, `${stamp} a\n`), frame(3, 'Error grabbing logs: invalid character\n')]);
	await expect(log).rejects.toThrow('Error grabbing logs: invalid character');
});

test('a batch tells the bytes that came', async () => {
	const whole = Buffer.concat([frame(1, `${stamp} a\n`), frame(1, `${stamp} b\n`)]);
	const batches = await collect(readLog(streamOf([whole])));
	expect(batches.map(({bytes, lines}) => [bytes, lines.length])).toEqual([[whole.length, 2]]);
});

async function linesOf(body: readonly Buffer[]): Promise<readonly LogLine[]> {
	return (await collect(readLog(streamOf(body)))).flatMap(batch => batch.lines);
}
