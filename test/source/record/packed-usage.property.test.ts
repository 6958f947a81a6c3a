import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {ContainerId, Sample} from '../../../source/engine/types.js';
import {packUsage, unpackUsage, type UsagePass} from '../../../source/record/packed-usage.js';

const hundredths = fc.integer({min: 0, max: 640_000}).map(value => value / 100);
const bytes = fc.oneof(
	fc.integer({min: 0, max: 2 ** 42}),
	fc.nat({max: 2 ** 20}).map(pages => pages * 4096),
);

function sampleAt(atMs: number): fc.Arbitrary<Sample> {
	return fc
		.record(
			{
				cpuPercent: hundredths,
				cpuWallPercent: hundredths,
				throttledPercent: hundredths,
				onlineCpus: fc.integer({min: 1, max: 128}),
				memoryBytes: bytes,
				memoryLimitBytes: bytes,
				receivedBytesPerSecond: bytes,
				writtenBytesPerSecond: bytes,
				pids: fc.nat({max: 4_000_000}),
			},
			{requiredKeys: []},
		)
		.chain(figures => fc.nat({max: 900}).map(late => ({atMs: atMs - late, ...figures})));
}

const ids = [1, 2, 3, 4, 5].map(digit => String(digit).repeat(64) as ContainerId);

const anyPasses: fc.Arbitrary<UsagePass[]> = fc
	.array(fc.integer({min: 1, max: 5000}), {minLength: 1, maxLength: 12})
	.map(gaps =>
		gaps.map((_gap, index) => 1_795_000_000_000 + gaps.slice(0, index + 1).reduce((a, b) => a + b)),
	)
	.chain(timesMs =>
		fc.tuple(
			...timesMs.map(atMs =>
				fc
					.subarray(ids)
					.chain(some =>
						fc
							.tuple(...some.map(id => sampleAt(atMs).map(sample => [id, sample] as const)))
							.map(samples => ({atMs, samples})),
					),
			),
		),
	);

describe('passes', () => {
	test('come out as they went in, whatever is missing in them', () => {
		fc.assert(
			fc.property(anyPasses, passes => {
				const packed = packUsage(passes, new Map());
				const read = unpackUsage(packed, passes[0]?.atMs ?? 0, new Map());
				expect(read.map(inOrder)).toEqual(passes.map(inOrder));
			}),
		);
	});

	test('over several frames of a segment ids are written once', () => {
		fc.assert(
			fc.property(anyPasses, anyPasses, (first, second) => {
				const written = new Map<ContainerId, number>();
				const read = new Map<ContainerId, number>();
				for (const passes of [first, second]) {
					const packed = packUsage(passes, written);
					expect(unpackUsage(packed, passes[0]?.atMs ?? 0, read).map(inOrder)).toEqual(passes.map(inOrder));
				}

				expect(packUsage(first, written).includes(ids[0]!)).toBe(false);
			}),
		);
	});

	test('without the frame that names its ids, a later one tells nothing of them', () => {
		const pass = {atMs: 5000, samples: [[ids[0]!, {atMs: 5000, pids: 3}] as const]};
		const written = new Map<ContainerId, number>();
		packUsage([pass], written);
		expect(unpackUsage(packUsage([pass], written), 5000, new Map())).toEqual([{atMs: 5000, samples: []}]);
	});

	test('any bytes give passes, or end too early: nothing else', () => {
		fc.assert(
			fc.property(fc.uint8Array({maxLength: 300}), raw => {
				expect(() => unpackOrNothing(Buffer.from(raw))).not.toThrow();
			}),
		);
	});
});

function unpackOrNothing(raw: Buffer): readonly UsagePass[] {
	try {
		return unpackUsage(raw, 0, new Map());
	} catch (error) {
		if (error instanceof RangeError) {
			return [];
		}

		throw error;
	}
}

function inOrder({atMs, samples}: UsagePass) {
	return {atMs, samples: [...samples].sort(([a], [b]) => a.localeCompare(b))};
}
