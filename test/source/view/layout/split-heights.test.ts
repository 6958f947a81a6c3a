import fc from 'fast-check';
import {expect, test} from 'vitest';
import {selectLayout} from '../../../../source/view/layout/layout.js';
import {splitHeights} from '../../../../source/view/layout/split-heights.js';
import type {State} from '../../../../source/store/state.js';
import {safe} from '../../../../source/text/safe-text.js';
import {idOf, listed, makeState, startMs} from '../../../helpers/fixtures.js';
import {pressKeys} from '../../../helpers/press-keys.js';

const sizes = [
	[80, 24],
	[120, 40],
	[200, 60],
] as const;

const fleetOf = (count: number) => Array.from({length: count}, (_, index) => `c-${index}`);

function stateOf(columns: number, rows: number, containers: number, processes: number): State {
	return makeState(
		listed(...fleetOf(containers)),
		{type: 'screen/resized', columns, rows},
		{
			type: 'processes/listed',
			id: idOf('c-0'),
			table: {
				processes: Array.from({length: processes}, (_, pid) => ({pid, command: safe`sh`})),
				isExact: true,
			},
			atMs: startMs,
		},
	);
}

function heights(state: State): Record<string, number> {
	return Object.fromEntries(selectLayout(state).panes.map(({id, height}) => [id, height]));
}

test.each(sizes)(
	'at %i×%i no pane has rows that it can’t fill while another one lacks some',
	(columns, rows) => {
		fc.assert(
			fc.property(fc.integer({min: 1, max: 200}), fc.integer({min: 1, max: 80}), (containers, processes) => {
				const {containers: list = 0, top = 0} = heights(stateOf(columns, rows, containers, processes));
				// Border, titles; why nothing is listed takes four rows.
				expect(list).toBeLessThanOrEqual(Math.max(4, containers) + 3);
				expect(top).toBeLessThanOrEqual(processes + 3);
			}),
		);
	},
);

test.each(sizes)('at %i×%i the list stands still whatever the cursor is on', (columns, rows) => {
	fc.assert(
		fc.property(fc.integer({min: 1, max: 200}), fc.integer({min: 1, max: 80}), (containers, processes) => {
			const one = heights(stateOf(columns, rows, containers, 1));
			expect(heights(stateOf(columns, rows, containers, processes))['containers']).toBe(one['containers']);
		}),
	);
});

test('the surplus rows of a small fleet go to stats and logs', () => {
	const large = heights(stateOf(120, 40, 51, 1));
	const small = heights(stateOf(120, 40, 5, 1));
	expect(small['containers']).toBe(8);
	expect(small['stats']).toBeGreaterThan(large['stats']!);
	expect(small['logs']).toBeGreaterThan(large['logs']!);
	expect(small['top']).toBe(4);
	expect(Object.keys(heights(stateOf(80, 24, 3, 1)))).toEqual(['containers', 'logs']);
});

test('while a filter is typed the list keeps its rows, then it gives away those that it has no use for', () => {
	const before = stateOf(120, 40, 51, 1);
	const typed = pressKeys(before, '/', 'c', '-', '4', '2').state;
	expect(heights(typed)['containers']).toBe(heights(before)['containers']);
	expect(heights(pressKeys(typed, 'enter').state)['containers']).toBe(7);
});

test('every row is given away, and each pane has what it needs at least', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('containers', 'stats', 'top', 'logs'),
			fc.integer({min: 11, max: 120}),
			fc.record({containers: fc.integer({min: 7, max: 300}), top: fc.integer({min: 4, max: 60})}),
			fc.constantFrom(['stats', 'top'], ['why']),
			(pane, height, wants, details) => {
				const given = splitHeights({pane, details, wants}, height);
				expect(given.reduce((sum, [, rows]) => sum + rows, 0)).toBe(height);
				expect(Math.min(...given.map(([, rows]) => rows))).toBeGreaterThanOrEqual(4);
			},
		),
	);
});
