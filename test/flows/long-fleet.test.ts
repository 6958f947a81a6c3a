import fc from 'fast-check';
import {expect, test} from 'vitest';
import {containersView} from '../../source/panes/list/containers-view.js';
import {borderSize, placeOf} from '../../source/view/layout/layout.js';
import {lineText} from '../../source/text/line.js';
import {reduce} from '../../source/store/reduce.js';
import type {State} from '../../source/store/state.js';
import {
	columnsFor,
	columnsOf,
	contentsOf,
	gapWidth,
	marksWidth,
} from '../../source/view/list/list-columns.js';
import {containerList} from '../../source/view/list/container-list.js';
import {longFleetMessages, longNames} from '../helpers/long-fleet.js';
import {makeState} from '../helpers/fixtures.js';

const sizes = [
	[120, 40],
	[80, 24],
	[200, 60],
] as const;

function sized(columns: number, rows: number): State {
	return reduce(makeState(...longFleetMessages()), {type: 'screen/resized', columns, rows});
}

/** The lines of the pane under its titles. */
function rowsOf(state: State, height?: number): readonly string[] {
	const {columns} = state.view.screen;
	const rows = height ?? (placeOf(state, 'containers')?.height ?? 0) - borderSize;
	return containersView
		.lines(state, columns - borderSize, rows)
		.slice(1)
		.map(lineText);
}

test('there are fifty-one in five projects', () => {
	const {byId} = makeState(...longFleetMessages()).fleet.containers;
	expect([byId.size, longNames.length]).toEqual([51, 51]);
	expect(new Set([...byId.values()].map(({project}) => project)).size).toBe(6);
});

test.each(sizes)('at %i×%i no two rows read alike', (columns, rows) => {
	const all = rowsOf(sized(columns, rows), 60);
	const {width = 0} = columnsOf(sized(columns, rows), containerList, columns - borderSize)[0] ?? {};
	const names = all.map(row => row.slice(marksWidth, marksWidth + width).trim());
	expect(all).toHaveLength(51);
	expect(new Set(names).size).toBe(51);
});

/** What stands in each column of a row, and whether the whole of it does. */
function cellsOf(state: State, row: string) {
	let at = marksWidth;
	return columnsOf(state, containerList, state.view.screen.columns - borderSize).map(({column, width}) => {
		const from = at;
		at += width + gapWidth;
		return {id: column.id, text: row.slice(from, at - gapWidth).trim()};
	});
}

const isEmpty = (text: string) => text === '' || text === '–';

test.each(sizes)('at %i×%i no reason is cut while its row has an empty cell', (columns, rows) => {
	const state = sized(columns, rows);
	const cut = rowsOf(state, 60).filter(row => row.trimEnd().endsWith('…'));
	for (const row of cut) {
		expect(cellsOf(state, row).filter(({text}) => isEmpty(text))).toEqual([]);
	}
});

test('no column is left out while there is room for it', () => {
	const state = makeState(...longFleetMessages());
	const rows = containerList
		.selectEntries(state)
		.flatMap(entry => (typeof entry === 'string' ? (containerList.row(state, entry) ?? []) : []));
	fc.assert(
		fc.property(fc.integer({min: 58, max: 300}), room => {
			const deal = {room, screen: state.view.screen, nowMs: 0, sort: 'trouble'};
			const contents = contentsOf(containerList.columns, rows, deal);
			const shown = columnsFor(containerList.columns, contents, deal);
			const widest = contents.at(-1)?.widest ?? 0;
			// WHY grows in steps of twelve cells.
			const empty = Math.max(0, (shown.at(-1)?.width ?? 0) - Math.ceil(widest / 12) * 12);
			const leftOut = containerList.columns.flatMap((column, place) => {
				const [first] = column.steps?.(contents[place]!, room) ?? [];
				const isShown = shown.some(one => one.column === column);
				return first && Number.isFinite(first[1]) && !isShown ? [first[0] + gapWidth] : [];
			});
			expect(Math.min(...leftOut)).toBeGreaterThan(empty);
		}),
	);
});
