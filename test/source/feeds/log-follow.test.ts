import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Engine} from '../../../source/engine/engine.js';
import type {LogOptions} from '../../../source/engine/types.js';
import {followLog} from '../../../source/feeds/log-follow.js';
import {readLine, seqAtOrAfter} from '../../../source/lib/log-buffer.js';
import {packLines} from '../../../source/lib/log-pack.js';
import {safeText} from '../../../source/lib/safe-text.js';
import {reduce} from '../../../source/store/reduce.js';
import {idOf, listed, makeState} from '../../helpers/fixtures.js';
import {engineOf, stampedLines, stampOf, type StampedLine} from '../../helpers/grown-log.js';

const source = {set: `cursor:${idOf('api')}`, id: idOf('api')};
const {signal} = new AbortController();

/** Follows through as many cuts as there are, then says which lines are kept. */
function start() {
	let state = makeState(listed('api'), {
		type: 'logs/joined',
		...source,
		name: safeText('api'),
		generation: 1,
		atMs: 0,
	});
	return {
		async follow(engine: Pick<Engine, 'logs'>): Promise<boolean> {
			const context = {
				engine: engine as Engine,
				getState: () => state,
				dispatch(fact: Parameters<typeof reduce>[1]) {
					state = reduce(state, fact);
				},
			};
			const trail = state.fleet.logs.sources.get(source.id)?.trail ?? [];
			const follower = {source, opening: {tail: 1000}, context, signal, pause: async () => undefined};
			return followLog(follower, trail).then(
				() => true,
				() => false,
			);
		},
		texts() {
			const {buffer} = state.fleet.logs;
			const texts: string[] = [];
			for (let seq = seqAtOrAfter(buffer, 0); seq !== undefined; seq = seqAtOrAfter(buffer, seq + 1)) {
				texts.push(readLine(buffer, seq)?.text ?? '');
			}

			return texts;
		},
	};
}

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
