import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {LogOptions} from '../../../source/engine/types.js';
import {packLines} from '../../../source/logs/log-pack.js';
import {idOf} from '../../helpers/fixtures.js';
import {engineOf, stampedLines, stampOf, type StampedLine} from '../../helpers/grown-log.js';
import {createLogReader} from '../../helpers/log-reader.js';

const start = () => createLogReader(idOf('api'));

const cuts = fc.array(fc.array(fc.integer({min: 0, max: 60}), {maxLength: 6}), {maxLength: 6});

test('through any cuts, no line is lost and none comes twice, whatever the stamps', async () => {
	await fc.assert(
		fc.asyncProperty(stampedLines, cuts, async (lines, sizes) => {
			const reader = start();
			for (const pieces of [...sizes, [lines.length]]) {
				await reader.follow(engineOf(lines, () => pieces));
			}

			expect(reader.texts()).toEqual(lines.map(({text}) => text));
		}),
		{numRuns: 1000},
	);
}, 60_000);

test('lines written while the stream was cut come too, in their place', async () => {
	await fc.assert(
		fc.asyncProperty(stampedLines, fc.array(fc.nat(400), {maxLength: 5}), async (lines, ends) => {
			const reader = start();
			for (const end of [...ends.toSorted((a, b) => a - b), lines.length]) {
				await reader.follow(engineOf(lines.slice(0, end), () => [end]));
			}

			expect(reader.texts()).toEqual(lines.map(({text}) => text));
		}),
		{numRuns: 300},
	);
});

const numbered = (from: number, count: number): StampedLine[] =>
	Array.from({length: count}, (_, index) => ({
		stamp: stampOf(1000 + from + index),
		text: `line ${from + index}`,
	}));

test('few lines back are asked for first, the whole log only where they do not reach', async () => {
	const reader = start();
	await reader.follow(engineOf(numbered(0, 500), () => [500]));
	const asked: LogOptions[] = [];
	const log = numbered(0, 30_000);
	const engine = engineOf(log, () => [log.length]);
	await reader.follow({
		logs(id, options, all) {
			asked.push(options);
			return engine.logs(id, options, all);
		},
	});
	expect(asked.map(({tail}) => tail)).toEqual([10_000, 'all']);
	expect(reader.texts()).toEqual(log.slice(-10_000).map(({text}) => text));
});

test('where a rotated log has lost lines, a line says so', async () => {
	const reader = start();
	await reader.follow(engineOf(numbered(0, 100), () => [100]));
	await reader.follow(engineOf(numbered(5000, 100), () => [100]));
	const texts = reader.texts();
	expect(texts).toHaveLength(201);
	expect(texts[100]).toContain('lines may be missing here');
	expect(texts[101]).toBe('line 5000');
});

test('a log rotated as far as the lines known has no gap', async () => {
	const reader = start();
	await reader.follow(engineOf(numbered(0, 100), () => [100]));
	await reader.follow(engineOf(numbered(99, 50), () => [50]));
	expect(reader.texts()).toEqual(numbered(0, 149).map(({text}) => text));
});

test('a thousand lines of one stamp, cut in their midst, come once each', async () => {
	const same = Array.from({length: 3000}, (_, index) => ({stamp: stampOf(5), text: `line ${index}`}));
	const all = [...numbered(-900, 3).map(line => ({...line, stamp: stampOf(1)})), ...same];
	for (const sizes of [[1500], [3], [4], [1, 1, 1, 1, 900]]) {
		const reader = start();
		await reader.follow({
			async *logs() {
				let from = 0;
				for (const size of sizes) {
					yield {pack: packLines(all.slice(from, from + size)), bytes: 0};
					from += size;
				}
			},
		});
		await reader.follow(engineOf(all, () => [700, 800, 2000]));
		expect(reader.texts()).toEqual(all.map(({text}) => text));
	}
});
