import fc from 'fast-check';
import {expect, test} from 'vitest';
import {freedBytes, type Layered} from '../../../../source/engine/api/freed-bytes.js';

/** Chains of layers over a common ground, by the names of their digests. */
type Chain = readonly string[];

/** Bytes of each layer by the chain up to it. */
type Sizes = (chain: Chain) => number;

function chainsOf({layers}: {layers: Chain}): readonly string[] {
	return layers.map((_, index) => layers.slice(0, index + 1).join('/'));
}

/** Images as an engine tells of them. */
function imagesOf(chains: readonly Chain[], size: Sizes): ReadonlyArray<Layered & {layers: Chain}> {
	const holders = new Map<string, number>();
	for (const layers of chains) {
		for (const chain of chainsOf({layers})) {
			holders.set(chain, (holders.get(chain) ?? 0) + 1);
		}
	}

	return chains.map((layers, index) => {
		const steps = layers.map((_, depth) => size(layers.slice(0, depth + 1)));
		const shared = steps.filter((_, depth) => (holders.get(layers.slice(0, depth + 1).join('/')) ?? 0) > 1);
		return {
			id: `image-${index}`,
			layers,
			sizeBytes: sum(steps),
			// Newer engines count what is shared with the nameless images of a build, too.
			sharedBytes: sum(steps.slice(0, Math.max(shared.length, index % 3))),
			stepBytes: steps.filter(step => step > 0),
		};
	});
}

function sum(figures: Iterable<number>): number {
	return [...figures].reduce((total, figure) => total + figure, 0);
}

/** What goes when those images go: layer by layer. */
function unionBytes(
	removed: ReadonlyArray<{layers: Chain}>,
	kept: ReadonlyArray<{layers: Chain}>,
	size: Sizes,
): number {
	const staying = new Set(kept.flatMap(image => chainsOf(image)));
	const going = new Set(removed.flatMap(image => chainsOf(image)));
	return sum([...going].filter(chain => !staying.has(chain)).map(chain => size(chain.split('/'))));
}

const chain = fc.array(fc.constantFrom('a', 'b', 'c'), {minLength: 1, maxLength: 6});
const forest = fc.record({
	removed: fc.array(chain, {maxLength: 6}),
	kept: fc.array(chain, {maxLength: 4}),
	salt: fc.nat({max: 1000}),
});

/** Some size for each chain, the same each time. */
function sizeBy(salt: number, isEmpty: (seed: number) => boolean): Sizes {
	return layers => {
		const seed = layers.reduce((total, one) => total * 31 + one.charCodeAt(0), salt) % 9973;
		return isEmpty(seed) ? 0 : seed + 1;
	};
}

function judge(
	{removed, kept, salt}: {removed: Chain[]; kept: Chain[]; salt: number},
	isEmpty: (seed: number) => boolean,
	compare: (freed: number, truth: number) => void,
) {
	const size = sizeBy(salt, isEmpty);
	const images = imagesOf([...removed, ...kept], size);
	const going = images.slice(0, removed.length);
	const staying = images.slice(removed.length);
	const freed = [...freedBytes(going, staying).values()];
	for (let count = 0; count <= going.length; count++) {
		const truth = unionBytes(going.slice(0, count), [...going.slice(count), ...staying], size);
		compare(sum(freed.slice(0, count)), truth);
	}
}

test('removed in that order, images free what no other needs any more: the sum is that of the union', () => {
	fc.assert(
		fc.property(forest, one => {
			judge(
				one,
				() => false,
				(freed, truth) => expect(freed).toBe(truth),
			);
		}),
	);
});

test('where empty layers hide which step is which, it is never more than that', () => {
	fc.assert(
		fc.property(forest, one => {
			judge(
				one,
				seed => seed % 3 === 0,
				(freed, truth) => expect(freed).toBeLessThanOrEqual(truth),
			);
		}),
	);
});

test('two images that share layers only with each other free those with the second', () => {
	const images = imagesOf([['base', 'five'], ['base', 'five', 'three'], ['other']], () => 1000);
	expect([...freedBytes(images.slice(0, 2), images.slice(2)).values()]).toEqual([0, 3000]);
});

test('without layers only what is an image’s own counts', () => {
	const image = {id: 'x', sizeBytes: 100, sharedBytes: 30};
	expect(freedBytes([image], []).get('x')).toBe(70);
});
