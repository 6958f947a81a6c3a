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
import {pressKeys} from '../helpers/press-keys.js';

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
	expect(cut.filter(row => !row.endsWith('…'))).toEqual([]);
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

/** The lines of each project's rows, in its order, with what stands in their first column. */
function groupsIn(state: State): ReadonlyMap<string, readonly string[]> {
	const {width = 0} = columnsOf(state, containerList, state.view.screen.columns - borderSize)[0] ?? {};
	const groups = new Map<string, string[]>();
	let of: string[] = [];
	for (const row of rowsOf(state, 60)) {
		const [, heading] = /^.. ?▾ (\S+)/.exec(row) ?? [];
		if (heading === undefined) {
			of.push(row.slice(marksWidth, marksWidth + width));
		} else {
			of = [];
			groups.set(heading, of);
		}
	}

	return groups;
}

test.each(sizes)('at %i×%i each project shows its services, indented, no two alike', (columns, rows) => {
	const groups = groupsIn(pressKeys(sized(columns, rows), '@').state);
	expect([...groups.keys()].sort()).toEqual(
		[
			'(no',
			...new Set(
				longNames.flatMap(name => /^(?:an|cu|ob)\S+?(?:on|g|end|west-1)(?=-)/.exec(name)?.[0] ?? []),
			),
		].sort(),
	);
	for (const members of groups.values()) {
		expect(members.every(member => member.startsWith('  '))).toBe(true);
		expect(new Set(members).size).toBe(members.length);
	}

	const frontend = (groups.get('customer-portal-frontend') ?? []).map(member => member.trim());
	expect(frontend).toEqual(expect.arrayContaining(['web-1', 'web-3', 'e2e-1']));
	expect(frontend.filter(member => member.endsWith('1d7b55'))).toHaveLength(1);
});

test('whose rows stand on top is told where their heading is scrolled away', () => {
	const grouped = pressKeys(sized(80, 24), '@').state;
	expect(lineText(containersView.title(grouped))).toMatch(/by project$/);
	const below = pressKeys(grouped, ...Array.from({length: 11}, () => 'j')).state;
	const [first = ''] = rowsOf(below);
	expect(first).not.toContain('▾');
	expect(lineText(containersView.title(below))).toMatch(/by project: analytics-pipeline-production$/);
});

test('headings and marks are told without colours, and the heading under the cursor over its whole width', () => {
	const grouped = pressKeys(sized(120, 40), '@', 'g').state;
	const heading = (...keys: string[]) =>
		containersView.lines(pressKeys(grouped, ...keys).state, 118, 20)[1] ?? [];
	expect(lineText(heading())).toMatch(/^▸  ▾ analytics/);
	expect(lineText(heading('space', 'k'))).toMatch(/^▸● ▾ analytics/);
	expect(lineText(heading('j', 'space', 'g'))).toMatch(/^▸○ ▾ analytics/);
	expect(lineText(heading('-'))).toMatch(/^▸ {2}\+ analytics/);
	expect(heading().every(({tone}) => tone?.startsWith('selected'))).toBe(true);
});
