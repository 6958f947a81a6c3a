import {expect, test} from 'vitest';
import {runWithin} from '../../../source/util/run-within.js';

/** Never ends the first `times` it is begun. */
function endlessAtFirst(times: number) {
	let begun = 0;
	return {
		job: () => {
			for (begun++; begun <= times;) {
				// Until it is stopped.
			}
		},
		begun: () => begun,
	};
}

test('a job that ends is run once, one that does not is stopped', () => {
	const quick = endlessAtFirst(0);
	expect(runWithin(1000, quick.job)).toBe(true);
	expect(quick.begun()).toBe(1);
	expect(runWithin(5, endlessAtFirst(Infinity).job)).toBe(false);
});

test('only the time that the job itself took counts: what other programs took is given again', () => {
	const heldUp = endlessAtFirst(3);
	expect(runWithin(2, heldUp.job, () => 0)).toBe(true);
	expect(heldUp.begun()).toBe(4);

	let usedMs = 0;
	const slow = endlessAtFirst(3);
	expect(runWithin(2, slow.job, () => (usedMs += 2))).toBe(false);
	expect(slow.begun()).toBe(1);
});

test('a machine that stands still does not hold the program up for ever', () => {
	expect(runWithin(1, endlessAtFirst(Infinity).job, () => 0)).toBe(false);
});

test('what the job throws is thrown', () => {
	expect(() =>
		runWithin(1000, () => {
			throw new Error('of its own');
		}),
	).toThrow('of its own');
});
