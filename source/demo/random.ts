// Everything in the simulated fleet is drawn from hashes of (seed, name, number), so that any part of
// it can be computed on demand, in any order, with the same result.

/** Mixes two 32-bit numbers into one (murmur3's finaliser). */
export function mix(a: number, b: number): number {
	let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

/** A 32-bit hash of texts and numbers. */
export function hash(...parts: ReadonlyArray<string | number>): number {
	let result = 0x811c9dc5;
	for (const part of parts) {
		if (typeof part === 'number') {
			result = mix(result, part);
			continue;
		}

		for (let index = 0; index < part.length; index++) {
			result = Math.imul(result ^ part.charCodeAt(index), 0x01000193);
		}

		result = mix(result, part.length);
	}

	return result >>> 0;
}

/** A number in [0, 1) drawn from `seed` and `index`. */
export function fraction(seed: number, index: number): number {
	return mix(seed, index) / 2 ** 32;
}

export function between(low: number, high: number, seed: number, index: number): number {
	return low + (high - low) * fraction(seed, index);
}

export function pick<Item>(items: readonly [Item, ...Item[]], seed: number, index: number): Item {
	return items[mix(seed, index) % items.length] ?? items[0];
}

/** `digits` hexadecimal digits drawn from the parts. */
export function hex(digits: number, ...parts: ReadonlyArray<string | number>): string {
	const seed = hash(...parts);
	let text = '';
	for (let index = 0; text.length < digits; index++) {
		text += mix(seed, index).toString(16).padStart(8, '0');
	}

	return text.slice(0, digits);
}
