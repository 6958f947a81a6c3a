import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {ContainerId} from '../../../source/engine/types.js';
import {applyToMap, changedEntries} from '../../../source/record/map-changes.js';

const anyMap = fc
	.uniqueArray(fc.integer({min: 0, max: 12}), {maxLength: 10})
	.chain(keys =>
		fc.tuple(...keys.map(key => fc.tuple(fc.constant(`id-${key}` as ContainerId), fc.nat({max: 3})))),
	)
	.map(entries => new Map<ContainerId, number>(entries));

test('changes, written as JSON, make the one map of the other, in its order', () => {
	fc.assert(
		fc.property(anyMap, anyMap, (before, after) => {
			const changes = changedEntries(before, after);
			const read = changes && (JSON.parse(JSON.stringify(changes)) as typeof changes);
			expect([...applyToMap(before, read)]).toEqual([...after]);
		}),
		{numRuns: 2000},
	);
});

test('where nothing has changed there is nothing to tell', () => {
	const map = new Map([['a' as ContainerId, 1]]);
	expect(changedEntries(map, new Map(map))).toBeUndefined();
});

test('one more at the beginning, as engines list what is new, is told by itself', () => {
	const [a, b, c] = ['a', 'b', 'c'] as ContainerId[];
	const before = new Map([
		[a!, 1],
		[b!, 2],
	]);
	expect(changedEntries(before, new Map([[c!, 3], ...before]))).toEqual({set: [[c, 3, 0]]});
});
