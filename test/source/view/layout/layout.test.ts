import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
	layoutOf,
	leastColumns,
	leastRows,
	type LayoutRequest,
	type Place,
} from '../../../../source/view/layout/layout.js';

const request: LayoutRequest = {
	columns: 120,
	rows: 40,
	pane: 'containers',
	details: ['stats', 'top'],
	isZoomed: false,
	hasBanner: false,
	sheetRows: 0,
	footerRows: 1,
	wants: {containers: 54, top: 12},
};

function ids(changes: Partial<LayoutRequest>): string[] {
	return layoutOf({...request, ...changes}).panes.map(({id}) => id);
}

const requests = fc.record({
	columns: fc.integer({min: leastColumns, max: 300}),
	rows: fc.integer({min: leastRows, max: 120}),
	pane: fc.constantFrom('containers', 'stats', 'top', 'why', 'logs', 'images'),
	details: fc.constantFrom(['stats', 'top'], ['why']),
	isZoomed: fc.boolean(),
	hasBanner: fc.boolean(),
	sheetRows: fc.oneof(fc.integer({min: 0, max: 60}), fc.constant(Number.POSITIVE_INFINITY)),
	footerRows: fc.integer({min: 1, max: 3}),
	wants: fc.record({containers: fc.integer({min: 7, max: 400}), top: fc.integer({min: 4, max: 60})}),
});

test('the places tile the screen at every size: each cell belongs to exactly one', () => {
	fc.assert(
		fc.property(requests, wanted => {
			const {header, banner, panes, sheet, footer} = layoutOf(wanted);
			const owners = new Uint8Array(wanted.columns * wanted.rows);
			const all = [header, banner, ...panes, sheet, footer].filter(place => place !== undefined);
			for (const place of all) {
				count(owners, place, wanted.columns);
			}

			expect(all.reduce((sum, {width, height}) => sum + width * height, 0)).toBe(owners.length);
			expect(owners.every(owner => owner === 1)).toBe(true);
		}),
	);
});

test('every pane has room for its border and at least two lines', () => {
	fc.assert(
		fc.property(requests, wanted => {
			for (const {width, height} of layoutOf(wanted).panes) {
				expect(width).toBeGreaterThanOrEqual(30);
				expect(height).toBeGreaterThanOrEqual(4);
			}
		}),
	);
});

test.each([
	[80, 24, ['containers', 'logs']],
	[120, 40, ['containers', 'stats', 'top', 'logs']],
	[200, 60, ['containers', 'stats', 'top', 'logs']],
	[80, 50, ['containers', 'stats', 'top', 'logs']],
	[200, 24, ['containers', 'logs']],
])('%i×%i shows %j', (columns, rows, expected) => {
	expect(ids({columns, rows})).toEqual(expected);
});

test('where there is no room for all panes the focused one is shown', () => {
	expect(ids({columns: 80, rows: 24, pane: 'stats'})).toEqual(['containers', 'stats']);
	expect(ids({columns: 80, rows: 24, pane: 'top'})).toEqual(['containers', 'top']);
});

test('a zoomed pane, and one that is in no split, has the whole screen', () => {
	expect(ids({pane: 'logs', isZoomed: true})).toEqual(['logs']);
	expect(ids({pane: 'images'})).toEqual(['images']);
});

test('a question takes its second line from the lowest pane only', () => {
	const before = layoutOf(request).panes;
	const asked = layoutOf({...request, footerRows: 2}).panes;
	expect(asked.slice(0, -1)).toEqual(before.slice(0, -1));
	expect(asked.at(-1)?.height).toBe((before.at(-1)?.height ?? 0) - 1);
});

test('a sheet lies at the bottom and leaves the containers in sight as long as there is room', () => {
	const {panes, sheet, footer} = layoutOf({...request, columns: 80, rows: 24, sheetRows: 11});
	expect(panes[0]?.id).toBe('containers');
	expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBe(footer.y);
	expect(ids({sheetRows: Number.POSITIVE_INFINITY})).toEqual([]);
});

test.each([
	[59, 24, true],
	[60, 14, true],
	[60, 15, false],
])('%i×%i is too small: %s', (columns, rows, isTooSmall) => {
	expect(layoutOf({...request, columns, rows}).isTooSmall).toBe(isTooSmall);
});

function count(owners: Uint8Array, {x, y, width, height}: Place, columns: number): void {
	for (let row = y; row < y + height; row++) {
		for (let column = x; column < x + width; column++) {
			const cell = row * columns + column;
			owners[cell] = (owners[cell] ?? 0) + 1;
		}
	}
}
