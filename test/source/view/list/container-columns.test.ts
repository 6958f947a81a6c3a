import fc from 'fast-check';
import {expect, test} from 'vitest';
import {containerStates, healths} from '../../../../source/engine/container-states.js';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {columns} from '../../../../source/view/list/container-columns.js';
import {containerList} from '../../../../source/view/list/container-list.js';
import {
	columnsFor,
	columnsOf,
	contentsOf,
	gapWidth,
	marksWidth,
	toggleColumn,
} from '../../../../source/view/list/list-columns.js';
import {rowLine} from '../../../../source/view/list/row-line.js';
import {selectContainerRow} from '../../../../source/view/list/container-row.js';
import type {Container} from '../../../../source/engine/types.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {shortenMiddle, shortenShared} from '../../../../source/text/shorten-middle.js';
import {detailed, idOf, listed, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {fleetMessages, sampled, ticked} from '../../../helpers/fleet.js';

const columnIds = columns.map(({id}) => id);

/** The columns for rows of that fleet. */
function columnsOfFleet(
	room: number,
	state: State = makeState(...fleetMessages(10)),
	chosen?: readonly string[],
	sort = '',
) {
	const rows = [...state.fleet.containers.byId.keys()].flatMap(id => selectContainerRow(state, id) ?? []);
	const deal = {room, screen: state.view.screen, nowMs: startMs, chosen, sort};
	return columnsFor(columns, contentsOf(columns, rows, deal), deal);
}

function ids(state: State, room: number): string[] {
	return columnsOfFleet(room, state).map(({column}) => column.id);
}

/** Containers of names that differ at their ends only; something is wrong with the last where it says why. */
function named(ends: readonly string[], why?: string): State {
	const containers = ends.map((end, place) =>
		makeContainer(`c${place}`, {name: safeText(`analytics-pipeline-production-${end}`)}),
	);
	const listing = {type: 'containers/listed', containers} as const;
	return why === undefined
		? makeState(listing)
		: makeState(listing, {
				type: 'pending/ended',
				id: containers.at(-1)!.id,
				failure: {brief: safeText(why), whole: safeText(why)},
			});
}

function widthsOf(room: number, state: State, sort?: string): Readonly<Record<string, number>> {
	return Object.fromEntries(
		columnsOfFleet(room, state, undefined, sort).map(({column, width}) => [column.id, width]),
	);
}

const extras = ['net', 'disk', 'pids', 'image', 'project', 'ports', 'id'];

test('a column in which nothing is known gives its cells away', () => {
	const bare = makeState(listed('api', 'db'));
	expect(ids(bare, 118)).toEqual(['name', 'state', 'cpu', 'memory', 'pids', 'image', 'id', 'why']);
	const busy = makeState(
		listed('api', 'db'),
		sampled({api: {receivedBytesPerSecond: 1, readBytesPerSecond: 1}}),
	);
	expect(ids(busy, 118)).toEqual(['name', 'state', 'cpu', 'memory', 'net', 'disk', 'pids', 'image', 'why']);
});

const longWhy = 'it has no room '.repeat(20);

test.each([78, 118, 158, 198])('in %i cells no two names read alike, and WHY has its room', room => {
	const state = named(['ingest-1', 'ingest-2', 'export-worker-1', 'export-worker-2'], longWhy);
	const [first] = columnsOfFleet(room, state);
	const shown = [...state.fleet.containers.byId.values()].map(({name}) =>
		shortenMiddle(name, first?.width ?? 0),
	);
	expect(new Set(shown).size).toBe(4);
	expect(columnsOfFleet(room, state).at(-1)?.width).toBeGreaterThanOrEqual(24);
});

test('names are whole, and WHY has room, before figures become charts and others come', () => {
	const state = named(['ingest-1', 'ingest-2'], longWhy);
	const longest = 'analytics-pipeline-production-ingest-1'.length;
	fc.assert(
		fc.property(fc.integer({min: 58, max: 300}), room => {
			const {name, why, cpu, memory, ...others} = widthsOf(room, state);
			const hasExtra = extras.some(id => id in others) || (cpu ?? 0) > 5 || (memory ?? 0) > 11;
			expect(!hasExtra || (name === longest && (why ?? 0) >= 48)).toBe(true);
		}),
	);
	const usual = widthsOf(118, state);
	expect(usual).toMatchObject({cpu: 5, memory: 11});
	expect(usual['why']).toBeGreaterThanOrEqual(40);
	expect(widthsOf(198, state)).toMatchObject({name: longest, cpu: 14});
});

test('where nothing is wrong, WHY gives its room to names', () => {
	expect(widthsOf(78, named(['ingest-1'])).name).toBe('analytics-pipeline-production-ingest-1'.length);
	expect(widthsOf(78, named(['ingest-1'], 'paused'))).toMatchObject({name: 37, why: 24});
});

test('one reason a little longer moves no column', () => {
	const withWhy = (length: number) => widthsOf(158, named(['ingest-1'], 'x'.repeat(length)));
	expect(withWhy(36)).toEqual(withWhy(26));
	expect(withWhy(300)).toEqual(withWhy(109));
});

test('names out of sight are measured too, and what was wide stays so until the filter changes', () => {
	const names = [...Array.from({length: 60}, (_, place) => `api-${place}`), 'zz-is-the-longest-name'];
	const sized = {type: 'screen/resized', columns: 80, rows: 24} as const;
	const state = reduce(makeState(listed(...names)), sized);
	const widthIn = (of: State) => columnsOf(of, containerList, 78)[0]?.width;
	expect(widthIn(state)).toBe('zz-is-the-longest-name'.length);
	const fewer = reduce(state, listed(...names.slice(0, -1)));
	expect(widthIn(fewer)).toBe('zz-is-the-longest-name'.length);
	const filtered = reduce(fewer, {type: 'lists/filtered', list: 'containers', filter: 'api-1'});
	expect(widthIn(filtered)).toBe('api-10'.length);
});

test.each([58, 78, 118, 198])('in %i cells the sorted column is there, with room for its arrow', room => {
	const state = named(['ingest-1', 'export-worker-1'], longWhy);
	for (const {id, sort, title} of columns.filter(column => column.sort !== undefined)) {
		expect(widthsOf(room, state, sort)[id]).toBeGreaterThan(title.length);
	}
});

test('columns never take more than the line, with any choice, and the name is always there', () => {
	fc.assert(
		fc.property(
			fc.integer({min: 58, max: 300}),
			fc.option(fc.subarray([...columnIds]), {nil: undefined}),
			(width, chosen) => {
				const shown = columnsOfFleet(width, undefined, chosen);
				const cells = shown.reduce((sum, column) => sum + column.width + gapWidth, marksWidth - gapWidth);
				expect(cells).toBeLessThanOrEqual(width);
				expect(shown[0]?.column.id).toBe('name');
			},
		),
	);
});

test('a column is put on and taken off by hand; the name stays', () => {
	const state = reduce(makeState(), {type: 'screen/resized', columns: 80, rows: 24});
	const without = toggleColumn(state, containerList, 78, 'cpu');
	expect(without).toEqual(['name', 'state', 'memory', 'pids', 'image', 'why']);
	const chosen = reduce(state, {type: 'lists/columnsChosen', list: 'containers', columns: without});
	expect(toggleColumn(chosen, containerList, 78, 'image')).toEqual([
		'name',
		'state',
		'memory',
		'pids',
		'why',
	]);
	expect(toggleColumn(chosen, containerList, 78, 'name')).toContain('name');
});

test('every column has its own id, a title that fits, and a hint', () => {
	expect(new Set(columnIds).size).toBe(columnIds.length);
	for (const {title, hint, steps} of columns) {
		const [first] = steps?.({widest: title.length, telling: title.length, isKnown: true}, 118) ?? [];
		expect(title.length).toBeLessThanOrEqual(first?.[0] ?? 0);
		expect(hint).not.toBe('');
	}
});

const anyText = fc.string({unit: 'grapheme', maxLength: 30}).map(raw => safeText(raw));
const anyContainer: fc.Arbitrary<Partial<Container>> = fc.record({
	name: anyText,
	image: anyText,
	command: anyText,
	project: anyText,
	service: anyText,
	status: anyText,
	exitCode: fc.option(fc.integer({min: 0, max: 255}), {nil: undefined}),
	health: fc.constantFrom(...healths, undefined),
	state: fc.constantFrom(...containerStates, 'unknown' as const),
});

test('a painted row has exactly its width, whatever the container is called', () => {
	fc.assert(
		fc.property(anyContainer, fc.integer({min: 20, max: 220}), fc.boolean(), (changes, width, isCursor) => {
			const container = makeContainer('x', changes);
			const state = makeState(
				{type: 'containers/listed', containers: [container]},
				detailed('x'),
				sampled({x: {cpuPercent: 123_456}}),
				ticked(),
			);
			const row = selectContainerRow(state, container.id);
			const line = row
				? rowLine(row, {
						columns: columnsOfFleet(width, state),
						width,
						screen: state.view.screen,
						isCursor,
						isMarked: !isCursor,
						isStale: false,
						nowMs: startMs,
					})
				: [];
			expect(lineWidth(line)).toBe(width);
		}),
	);
});

test('the row under the cursor is marked over its whole width', () => {
	const state = makeState(...fleetMessages(10));
	const row = selectContainerRow(state, idOf('db'));
	const columnsShown = columnsOfFleet(118, state);
	const look = {
		columns: columnsShown,
		width: 118,
		screen: state.view.screen,
		isMarked: false,
		isStale: false,
		nowMs: startMs,
	};
	const line = row ? rowLine(row, {...look, isCursor: true}) : [];
	// What is wrong keeps its colour on the bar; all else is one span.
	expect(new Set(line.map(({tone}) => tone))).toEqual(new Set(['selected']));
	expect(lineWidth(line)).toBe(118);
});

test('a row keeps its reference until something in it changes', () => {
	const state = makeState(...fleetMessages(10));
	const before = selectContainerRow(state, idOf('db'));
	const pointed = reduce(state, {
		type: 'lists/pointed',
		list: 'containers',
		entry: idOf('cron'),
		index: 3,
		top: 0,
	});
	expect(selectContainerRow(pointed, idOf('db'))).toBe(before);
	expect(selectContainerRow(reduce(state, sampled({cache: {}})), idOf('db'))).toBe(before);
	expect(selectContainerRow(reduce(state, sampled({db: {}})), idOf('db'))).not.toBe(before);
});

test('a young age moves to the second, an older one in steps of ten, and on a slow line all do', () => {
	const ageAt = (ageMs: number, isSlow: boolean) => {
		const state = makeState(
			{type: 'containers/listed', containers: [makeContainer('api')]},
			detailed('api', {startedAtMs: 3500}),
			{type: 'screen/slowed', isSlow},
			{type: 'clock/ticked', atMs: 3500 + ageMs},
		);
		return (selectContainerRow(state, idOf('api'))?.nowMs ?? 0) - 3500;
	};

	expect([8999, 9999, 10_001, 19_999, 69_999].map(age => ageAt(age, false))).toEqual([
		8000, 9000, 10_000, 10_000, 60_000,
	]);
	expect([6500, 9999, 16_499].map(age => ageAt(age, true))).toEqual([6500, 6500, 6500]);
});

test('below 100 columns why has a third of the line and more before CPU has any, unless that gives the order', () => {
	const state = named(['ingest-1', 'ingest-2', 'export-worker-1'], longWhy);
	for (const room of [68, 78, 94]) {
		const widths = widthsOf(room, state, 'trouble');
		expect(widths['why']).toBeGreaterThanOrEqual(room * 0.35);
		expect(widths['cpu']).toBeUndefined();
		expect(widthsOf(room, state, 'cpu')['cpu']).toBeGreaterThan(0);
	}

	expect(widthsOf(78, named(['ingest-1']), 'trouble')['cpu']).toBeGreaterThan(0);
});

test('what most names begin with goes first from a name that is cut', () => {
	const services = ['api', 'ledger', 'ledger-writer', 'worker-email', 'worker-emails'];
	const state = named(services, longWhy);
	const rows = [...state.fleet.containers.byId.keys()].flatMap(id => selectContainerRow(state, id) ?? []);
	const [name] = columns;
	const shown = rows.map(row => name?.render(row, 20, state.view.screen, startMs)[0]?.text);
	expect(shown).toEqual(services.map(service => `…${`analytics-pipeline-production-${service}`.slice(-19)}`));
	expect(shortenShared(safeText('acme-billing-worker-emails-priority-1'), 14, 13)).toBe('…wor…riority-1');
});

test('what is wrong keeps its colour under the cursor', () => {
	const state = named(['web'], 'failed');
	const row = selectContainerRow(state, idOf('c0'));
	const look = {columns: columnsOfFleet(78, state), width: 78, screen: state.view.screen, nowMs: startMs};
	const line = row ? rowLine(row, {...look, isCursor: true, isMarked: false, isStale: false}) : [];
	expect(line.find(({tone}) => tone === 'selectedBad')?.text).toContain('failed');
	const old = row ? rowLine(row, {...look, isCursor: true, isMarked: false, isStale: true}) : [];
	expect(old.map(({tone}) => tone)).toEqual(['selectedOld']);
});
