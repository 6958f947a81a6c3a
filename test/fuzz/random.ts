/** Deterministic randomness: the same seed, the same run. */
export type Random = {
	/** 0 ≤ n < 1. */
	readonly next: () => number;
	/** A whole number below `limit`. */
	readonly below: (limit: number) => number;
	readonly pick: <Item>(items: readonly Item[]) => Item;
	readonly chance: (share: number) => boolean;
};

/** Mulberry32. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d_2b_79_f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};

	const below = (limit: number) => Math.floor(next() * limit);
	return {
		next,
		below,
		pick<Item>(items: readonly Item[]): Item {
			const item = items[below(items.length)];
			if (item === undefined) {
				throw new Error('nothing to pick from');
			}

			return item;
		},
		chance: share => next() < share,
	};
}
