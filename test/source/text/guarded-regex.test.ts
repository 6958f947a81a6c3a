import {setImmediate as turn} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {createGuardedRegex} from '../../../source/text/guarded-regex.js';
import {findAll} from '../../helpers/find-all.js';

const long = `${'a'.repeat(5000)}!`;
const texts = ['aa', long, 'baa', 'none', 'caa'];
/** RE2 knows no back references. */
const onlyV8s = /(a+)+\1$/;

test('a catastrophic expression is stopped, and still finds what it should', async () => {
	const finder = createGuardedRegex(/(a+)+$/i);
	expect(await findAll(finder, texts)).toEqual([0, 2, 4]);
	expect(finder.problem()).toBeUndefined();
	expect(finder.ranges(['baa', 'x'])).toEqual([[[1, 3]], []]);
});

test('of one that only V8 knows, the lines that take too long are left out, and no others', async () => {
	const finder = createGuardedRegex(onlyV8s);
	expect(await findAll(finder, texts)).toEqual([0, 2, 4]);
	expect(finder.problem()).toContain('too slow');
});

test('where too many lines take too long, it is given up', async () => {
	const finder = createGuardedRegex(onlyV8s);
	expect(await findAll(finder, [...Array.from({length: 10}, () => long), 'aa'])).toEqual([]);
	expect(finder.problem()).toContain('too slow');
});

test('a stop after some lines is no mark of the expression: the search goes on where it was stopped', async () => {
	const all = Array.from({length: 100}, (_, index) => `baa ${index} aa`);
	const stopSecondText = (_limitMs: number, job: () => void) => {
		try {
			job();
			return true;
		} catch {
			return false;
		}
	};
	const finder = createGuardedRegex(onlyV8s, stopSecondText);
	const hits: number[] = [];
	for (let from = 0; from < all.length;) {
		const found = finder.find(
			all.length - from,
			index => {
				if (index === 1) {
					throw new Error('stopped');
				}

				return all[from + index] ?? '';
			},
			5,
		);
		hits.push(...found.hits.map(hit => hit + from));
		from += found.done;
		await turn();
	}

	expect(hits).toHaveLength(100);
	expect(finder.problem()).toBeUndefined();
});

test('where it is stopped while it paints, nothing is highlighted, and nothing hangs', async () => {
	const finder = createGuardedRegex(/(a+)+$/);
	for (let frame = 0; frame < 5; frame++) {
		await turn();
		expect(finder.ranges([long])).toEqual([[]]);
	}

	expect(finder.ranges(['🐳aa'])).toEqual([[[2, 4]]]);
});
