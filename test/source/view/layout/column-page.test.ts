import fc from 'fast-check';
import {expect, test} from 'vitest';
import {isLastPage, listPage, scrollFor, type ListPage} from '../../../../source/view/layout/column-page.js';

test('one column while there is room, then as many as it takes, as far as the width goes', () => {
	const at = (total: number, width: number, height: number) => {
		const {columns, rows, count} = listPage({total, scroll: 0, wanted: 40, width, height});
		return [columns, rows, count];
	};
	expect(at(10, 200, 10)).toEqual([1, 10, 10]);
	expect(at(15, 200, 10)).toEqual([2, 8, 15]);
	expect(at(40, 118, 20)).toEqual([2, 20, 40]);
	expect(at(100, 118, 20)).toEqual([2, 20, 40]);
	expect(at(30, 39, 20)).toEqual([1, 20, 20]);
});

const steps = ['j', 'k', 'pageDown', 'pageUp', 'ctrl+d', 'ctrl+u', 'up', 'down', 'other'];

test('however a list is scrolled and its room changes, its end is not reached past anything unseen', () => {
	const room = fc.record({width: fc.integer({min: 20, max: 200}), height: fc.integer({min: 1, max: 50})});
	const press = fc.record({key: fc.constantFrom(...steps), resized: fc.option(room)});
	fc.assert(
		fc.property(fc.integer({min: 0, max: 300}), room, fc.array(press), (total, first, presses) => {
			const seen = new Set<number>();
			let size = first;
			let page = look(total, 0, size, seen);
			for (const {key, resized} of presses) {
				const scroll = scrollFor(page, key) ?? page.top;
				size = resized ?? size;
				page = look(total, scroll, size, seen);
				expect(isLastPage(page)).toBe(page.top + page.count === total);
				expect(isLastPage(page) && seen.size < total).toBe(false);
			}

			for (let pages = 0; !isLastPage(page) && pages <= total; pages++) {
				page = look(total, scrollFor(page, 'pageDown') ?? 0, size, seen);
			}

			expect(seen.size).toBe(total);
		}),
	);
});

function look(
	total: number,
	scroll: number,
	size: {readonly width: number; readonly height: number},
	seen: Set<number>,
): ListPage {
	const page = listPage({total, scroll, wanted: 20, ...size});
	for (let index = page.top; index < page.top + page.count; index++) {
		seen.add(index);
	}

	return page;
}
