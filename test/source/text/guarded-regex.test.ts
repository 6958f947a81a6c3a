import {setImmediate as turn} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {createGuardedRegex, type Finder} from '../../../source/text/guarded-regex.js';

const long = `${'a'.repeat(5000)}!`;
const texts = ['aa', long, 'baa', 'none'];

/** Asks until every text has been looked at, as the scan does. */
async function findAll(finder: Finder): Promise<readonly number[]> {
	const hits: number[] = [];
	for (let done = 0, asked = 0; done < texts.length && asked < 1000; asked++) {
		await turn();
		const from = done;
		const found = finder.find(texts.length - from, index => texts[from + index] ?? '', 5);
		hits.push(...found.hits.map(hit => hit + from));
		done += found.done;
	}

	return hits;
}

test('a catastrophic expression is stopped, and still finds what it should', async () => {
	const finder = createGuardedRegex(/(a+)+$/i);
	expect(await findAll(finder)).toEqual([0, 2]);
	expect(finder.problem()).toBeUndefined();
	expect(finder.ranges(['baa', 'x'])).toEqual([[[1, 3]], []]);
});

test('one that nothing can do in time is said to be so, and leaves lines out', async () => {
	const finder = createGuardedRegex(/(a+)+\1$/);
	expect(await findAll(finder)).not.toContain(3);
	expect(finder.problem()).toContain('takes too long');
});

test('where it is stopped while it paints, nothing is highlighted, and nothing hangs', async () => {
	const finder = createGuardedRegex(/(a+)+$/);
	for (let frame = 0; frame < 5; frame++) {
		await turn();
		expect(finder.ranges([long])).toEqual([[]]);
	}

	expect(finder.ranges(['🐳aa'])).toEqual([[[2, 4]]]);
});
