import fc from 'fast-check';
import {expect, test} from 'vitest';
import {containerStates, healths} from '../../../../source/engine/container-states.js';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {columns} from '../../../../source/view/list/container-columns.js';
import {containerList} from '../../../../source/view/list/container-list.js';
import {
	columnsFor,
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
import {shortenMiddle} from '../../../../source/text/shorten-middle.js';
import {detailed, idOf, listed, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {fleetMessages, sampled, ticked} from '../../../helpers/fleet.js';

const columnIds = columns.map(({id}) => id);

/** The columns for rows of that fleet. */
function columnsOfFleet(
	room: number,
	state: State = makeState(...fleetMessages(10)),
	chosen?: readonly string[],
) {
	const rows = [...state.fleet.containers.byId.keys()].flatMap(id => selectContainerRow(state, id) ?? []);
	const deal = {room, screen: state.view.screen, nowMs: startMs, chosen};
	return columnsFor(columns, contentsOf(columns, rows, deal), deal);
}

function ids(state: State, room: number): string[] {
	return columnsOfFleet(room, state).map(({column}) => column.id);
}

/** Containers of names that differ at their ends only. */
function named(...ends: readonly string[]): State {
	const containers = ends.map((end, place) =>
		makeContainer(`c${place}`, {name: safeText(`analytics-pipeline-production-${end}`)}),
	);
	return makeState({type: 'containers/listed', containers});
}

test('a column in which nothing is known gives its cells away', () => {
	const bare = makeState(listed('api', 'db'));
	expect(ids(bare, 118)).toEqual(['name', 'state', 'cpu', 'memory', 'pids', 'image', 'why']);
	const busy = makeState(
		listed('api', 'db'),
		sampled({api: {receivedBytesPerSecond: 1, readBytesPerSecond: 1}}),
	);
	expect(ids(busy, 118)).toEqual(['name', 'state', 'cpu', 'memory', 'net', 'disk', 'why']);
});

test.each([78, 118, 158, 198])('in %i cells no two names read alike, and WHY has its room', room => {
	const state = named('ingest-1', 'ingest-2', 'export-worker-1', 'export-worker-2');
	const [first] = columnsOfFleet(room, state);
	const shown = [...state.fleet.containers.byId.values()].map(({name}) =>
		shortenMiddle(name, first?.width ?? 0),
	);
	expect(new Set(shown).size).toBe(4);
	expect(columnsOfFleet(room, state).at(-1)?.width).toBeGreaterThanOrEqual(room < 116 ? 16 : 40);
});

test('names are whole before figures become charts', () => {
	const [name] = columnsOfFleet(198, named('ingest-1', 'ingest-2'));
	expect(name?.width).toBe('analytics-pipeline-production-ingest-1'.length);
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
	expect(without).toEqual(['name', 'state', 'memory', 'why']);
	const chosen = reduce(state, {type: 'lists/columnsChosen', list: 'containers', columns: without});
	expect(toggleColumn(chosen, containerList, 78, 'image')).toEqual([
		'name',
		'state',
		'memory',
		'image',
		'why',
	]);
	expect(toggleColumn(chosen, containerList, 78, 'name')).toContain('name');
});

test('every column has its own id, a title that fits, and a hint', () => {
	expect(new Set(columnIds).size).toBe(columnIds.length);
	for (const {title, hint, steps} of columns) {
		const [first] = steps?.({widest: title.length, telling: title.length, isKnown: true}, 118) ?? [];
		expect(title.length).toBeLessThanOrEqual(first?.width ?? 0);
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
	expect(line.map(({tone}) => tone)).toEqual(['selected']);
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
