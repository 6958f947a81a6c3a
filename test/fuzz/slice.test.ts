import {expect, test} from 'vitest';
import {rings} from './rings.js';

// The slice of `npm run fuzz` that every test run takes. A seed that ever failed is added here by name.
// So many seeds, however long they take.
test.each(rings)('$name: $promise', {timeout: 0}, async ({run, slice}) => {
	const failures: string[] = [];
	for (let seed = 1; seed <= slice; seed++) {
		const found = await run(seed);
		if (found !== undefined) {
			failures.push(`seed ${seed}: ${found}`);
		}
	}

	expect(failures).toEqual([]);
});
