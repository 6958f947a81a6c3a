import {stampAt} from './log-decode.js';
import {copyPack, slicePack, type LogPack} from './log-pack.js';

/** Finds out what is new among lines of which some come again. */
export type LogSkipper = {
	/** The new lines, once it is known which those are; until then none. */
	readonly push: (pack: LogPack) => readonly LogPack[];
	/**
	 * `seeking`: no line was new yet. `found`: the known ones have come again whole. `partial`: only their end has, the
	 * log has let go of the rest. `lost`: none of them has, so there may have been more that are lost.
	 */
	readonly status: () => 'seeking' | 'found' | 'partial' | 'lost';
};

/** `known`: the stamps of the last lines that had come, in their order. */
export function createSkipper(known: readonly string[]): LogSkipper {
	const match = createMatcher(known);
	const newest = known.reduce((most, stamp) => (stamp > most ? stamp : most), '');
	const seen: string[] = [];
	const held: LogPack[] = [];
	let status: ReturnType<LogSkipper['status']> = known.length === 0 ? 'found' : 'seeking';

	/** A line later than all known has come, and these have not come whole. */
	const giveUp = (): readonly LogPack[] => {
		const overlap = overlapOf(known, seen);
		status = overlap > 0 ? 'partial' : 'lost';
		return dropLines(held, overlap);
	};

	return {
		push(pack) {
			if (status !== 'seeking') {
				return [pack];
			}

			held.push(copyPack(pack));
			for (let index = 0; index < pack.count; index++) {
				const stamp = stampAt(pack, index);
				if (stamp > newest) {
					return giveUp();
				}

				seen.push(stamp);
				if (match(stamp) === known.length) {
					status = 'found';
					return dropLines(held, seen.length);
				}
			}

			return [];
		},
		status: () => status,
	};
}

/** After each stamp: how much of the pattern's beginning the stamps so far end with (Knuth, Morris, Pratt). */
function createMatcher(pattern: readonly string[]): (stamp: string) => number {
	const fallbacks = fallbacksOf(pattern);
	let matched = 0;
	return stamp => {
		while (matched > 0 && (matched === pattern.length || pattern[matched] !== stamp)) {
			matched = fallbacks[matched - 1] ?? 0;
		}

		matched += pattern[matched] === stamp ? 1 : 0;
		return matched;
	};
}

/** For each place in the pattern, how much of its beginning ends there, too. */
function fallbacksOf(pattern: readonly string[]): readonly number[] {
	const fallbacks = pattern.map(() => 0);
	let length = 0;
	for (let index = 1; index < pattern.length; index++) {
		while (length > 0 && pattern[length] !== pattern[index]) {
			length = fallbacks[length - 1] ?? 0;
		}

		length += pattern[length] === pattern[index] ? 1 : 0;
		fallbacks[index] = length;
	}

	return fallbacks;
}

/** Length of the longest end of `known` with which `seen` begins. */
function overlapOf(known: readonly string[], seen: readonly string[]): number {
	const match = createMatcher(seen);
	return known.reduce((_, stamp) => match(stamp), 0);
}

function dropLines(packs: readonly LogPack[], count: number): readonly LogPack[] {
	const left: LogPack[] = [];
	let toDrop = count;
	for (const pack of packs) {
		const here = Math.min(toDrop, pack.count);
		toDrop -= here;
		if (here < pack.count) {
			left.push(slicePack(pack, here));
		}
	}

	return left;
}
