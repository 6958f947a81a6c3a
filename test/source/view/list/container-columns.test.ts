import fc from 'fast-check';
import {expect, test} from 'vitest';
import {containerStates, healths} from '../../../../source/engine/container-states.js';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {columns} from '../../../../source/view/list/container-columns.js';
import {containerList} from '../../../../source/view/list/container-list.js';
import {
	dealColumns,
	gapWidth,
	marksWidth,
	stepsOf,
	toggleColumn,
} from '../../../../source/view/list/list-columns.js';
import {rowLine} from '../../../../source/view/list/row-line.js';
import {selectRow} from '../../../../source/view/list/container-row.js';
import type {Container} from '../../../../source/engine/types.js';
import {reduce} from '../../../../source/store/reduce.js';
import {detailed, idOf, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {fleetMessages, sampled, ticked} from '../../../helpers/fleet.js';

const columnIds = columns.map(({id}) => id);

function columnsFor(width: number, chosen?: readonly string[]) {
	return dealColumns(width, stepsOf(columns), chosen);
}

function ids(width: number, chosen?: readonly string[]): string[] {
	return columnsFor(width, chosen).map(({column}) => column.id);
}

test.each([
	[58, ['name', 'state', 'why']],
	[78, ['name', 'state', 'cpu', 'memory', 'why']],
	[118, ['name', 'state', 'cpu', 'memory', 'net', 'disk', 'why']],
	[198, ['name', 'state', 'cpu', 'memory', 'net', 'disk', 'pids', 'image', 'project', 'why']],
])('%i cells show %j', (width, expected) => {
	expect(ids(width)).toEqual(expected);
});

test('at 120 columns a row has its sparkline and its bar', () => {
	const widths = new Map(columnsFor(118).map(({column, width}) => [column.id, width]));
	expect(widths.get('cpu')).toBeGreaterThan(8);
	expect(widths.get('memory')).toBeGreaterThan(12);
});

test('columns never take more than the line, with any choice, and the name is always there', () => {
	fc.assert(
		fc.property(
			fc.integer({min: 58, max: 300}),
			fc.option(fc.subarray([...columnIds]), {nil: undefined}),
			(width, chosen) => {
				const shown = columnsFor(width, chosen);
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
		expect(title.length).toBeLessThanOrEqual(steps?.[0].width ?? 0);
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
			const row = selectRow(state, container.id);
			const line = row
				? rowLine(row, {
						columns: columnsFor(width),
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

test('moving the cursor changes the marks and the name of a row, nothing else', () => {
	const state = makeState(...fleetMessages(10));
	const row = selectRow(state, idOf('db'));
	const look = {
		columns: columnsFor(118),
		width: 118,
		screen: state.view.screen,
		isMarked: false,
		isStale: false,
		nowMs: startMs,
	};
	const [plain, under] = row ? [false, true].map(isCursor => rowLine(row, {...look, isCursor})) : [];
	const changed = plain?.filter((one, index) => {
		const other = under?.[index];
		return one.text !== other?.text || one.tone !== other.tone;
	});
	expect(changed?.map(({text}) => text.trim())).toEqual(['', 'db']);
});

test('a row keeps its reference until something in it changes', () => {
	const state = makeState(...fleetMessages(10));
	const before = selectRow(state, idOf('db'));
	const pointed = reduce(state, {
		type: 'lists/pointed',
		list: 'containers',
		entry: idOf('cron'),
		index: 3,
		top: 0,
	});
	expect(selectRow(pointed, idOf('db'))).toBe(before);
	expect(selectRow(reduce(state, sampled({cache: {}})), idOf('db'))).toBe(before);
	expect(selectRow(reduce(state, sampled({db: {}})), idOf('db'))).not.toBe(before);
});

test('a young age moves to the second, an older one in steps of ten, and on a slow line all do', () => {
	const ageAt = (ageMs: number, isSlow: boolean) => {
		const state = makeState(
			{type: 'containers/listed', containers: [makeContainer('api')]},
			detailed('api', {startedAtMs: 3500}),
			{type: 'screen/slowed', isSlow},
			{type: 'clock/ticked', atMs: 3500 + ageMs},
		);
		return (selectRow(state, idOf('api'))?.nowMs ?? 0) - 3500;
	};

	expect([8999, 9999, 10_001, 19_999, 69_999].map(age => ageAt(age, false))).toEqual([
		8000, 9000, 10_000, 10_000, 60_000,
	]);
	expect([6500, 9999, 16_499].map(age => ageAt(age, true))).toEqual([6500, 6500, 6500]);
});
