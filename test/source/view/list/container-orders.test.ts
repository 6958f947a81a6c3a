import fc from 'fast-check';
import {expect, test} from 'vitest';
import {selectCursor} from '../../../../source/view/list/container-cursor.js';
import {containerOrders} from '../../../../source/store/view/lists-slice.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {Message} from '../../../../source/store/messages.js';
import {detailed, idOf, listed, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {entriesOf, linesShown} from '../../../helpers/lists.js';
import {fleetMessages, sampled, ticked} from '../../../helpers/fleet.js';

const names = linesShown;

const point = (name: string, index = 0): Message => ({
	type: 'lists/pointed',
	list: 'containers',
	entry: idOf(name),
	index,
	top: 0,
});

test('the troubled come first, the worst at the top, the others by name', () => {
	const state = makeState(...fleetMessages(10));
	expect(names(state).slice(0, 5)).toEqual(['worker-3', 'api-7', 'zombie', 'cron', 'frozen']);
	expect(names(state).slice(5)).toEqual([
		'cache',
		'db',
		'migrate',
		'rocket-🚀-launcher-with-a-very-long-name-indeed',
		'日本語サーバー',
	]);
});

test('names sort as people count', () => {
	const state = makeState(listed('job-10', 'job-9', 'job-1'), {
		type: 'lists/sorted',
		list: 'containers',
		sort: 'name',
	});
	expect(names(state)).toEqual(['job-1', 'job-9', 'job-10']);
	expect(names(reduce(state, {type: 'lists/reversed', list: 'containers'}))).toEqual([
		'job-10',
		'job-9',
		'job-1',
	]);
});

test.each([
	['cpu', ['c', 'b', 'a']],
	['mem', ['a', 'c', 'b']],
	['mem %', ['b', 'c', 'a']],
	['net', ['b', 'a', 'c']],
	['disk', ['a', 'b', 'c']],
	['pids', ['c', 'a', 'b']],
] as const)('by %s the greatest comes first, the unknown last in both directions', (sort, expected) => {
	const state = makeState(
		listed('unknown', 'a', 'b', 'c'),
		sampled({
			a: {
				cpuPercent: 1,
				memoryBytes: 900,
				memoryLimitBytes: 9000,
				sentBytesPerSecond: 5,
				receivedBytesPerSecond: 5,
				readBytesPerSecond: 9,
				writtenBytesPerSecond: 9,
				pids: 5,
			},
			b: {
				cpuPercent: 2,
				memoryBytes: 100,
				memoryLimitBytes: 110,
				sentBytesPerSecond: 50,
				receivedBytesPerSecond: 0,
				readBytesPerSecond: 1,
				writtenBytesPerSecond: 9,
				pids: 1,
			},
			c: {
				cpuPercent: 3,
				memoryBytes: 500,
				memoryLimitBytes: 1000,
				sentBytesPerSecond: 1,
				receivedBytesPerSecond: 1,
				readBytesPerSecond: 0,
				writtenBytesPerSecond: 1,
				pids: 9,
			},
		}),
		ticked(),
		{type: 'lists/sorted', list: 'containers', sort},
	);
	expect(names(state)).toEqual([...expected, 'unknown']);
	expect(names(reduce(state, {type: 'lists/reversed', list: 'containers'}))).toEqual([
		...expected.toReversed(),
		'unknown',
	]);
});

test('by uptime the longest up come first, by created the newest', () => {
	const state = makeState(
		{
			type: 'containers/listed',
			containers: [
				makeContainer('old', {createdAtMs: startMs - 9000}),
				makeContainer('new', {createdAtMs: startMs - 1000}),
				makeContainer('gone', {state: 'exited', createdAtMs: startMs - 5000}),
			],
		},
		detailed('old', {startedAtMs: startMs - 500}),
		detailed('new', {startedAtMs: startMs - 900}),
	);
	expect(names(reduce(state, {type: 'lists/sorted', list: 'containers', sort: 'uptime'}))).toEqual([
		'new',
		'old',
		'gone',
	]);
	expect(names(reduce(state, {type: 'lists/sorted', list: 'containers', sort: 'created'}))).toEqual([
		'new',
		'gone',
		'old',
	]);
});

test('moving figures move rows only when the clock ticks', () => {
	const before = makeState(listed('a', 'b'), sampled({a: {cpuPercent: 9}, b: {cpuPercent: 1}}), ticked(), {
		type: 'lists/sorted',
		list: 'containers',
		sort: 'cpu',
	});
	const during = reduce(before, sampled({a: {cpuPercent: 1}, b: {cpuPercent: 9}}));
	expect(names(during)).toEqual(['a', 'b']);
	expect(names(reduce(during, ticked(1000)))).toEqual(['b', 'a']);
});

test('the cursor stays on its container when the list is sorted anew', () => {
	const state = makeState(
		listed('a', 'b', 'c'),
		point('a'),
		{type: 'lists/sorted', list: 'containers', sort: 'name'},
		{type: 'lists/reversed', list: 'containers'},
	);
	expect(names(state).at(-1)).toBe('a');
	expect(selectCursor(state)?.name).toBe('a');
});

test('when its container is gone, the cursor takes the one that stands in its place; when a filter hides it, the first', () => {
	const state = makeState(listed('a', 'b', 'c', 'd'), point('c', 2));
	expect(selectCursor(reduce(state, listed('a', 'b', 'd')))?.name).toBe('d');
	expect(selectCursor(reduce(state, listed('a')))?.name).toBe('a');
	expect(selectCursor(reduce(state, {type: 'lists/filtered', list: 'containers', filter: '!c'}))?.name).toBe(
		'a',
	);
	expect(
		selectCursor(reduce(state, {type: 'lists/filtered', list: 'containers', filter: 'nothing'})),
	).toBeUndefined();
});

test('while a question is open nothing moves; what goes goes, what comes comes last', () => {
	const state = makeState(listed('a', 'b', 'c'), {type: 'lists/sorted', list: 'containers', sort: 'name'});
	const asked = reduce(state, {
		type: 'overlay/opened',
		overlay: {
			kind: 'confirm',
			actionId: 'stop',
			targets: [],
			options: {},
			order: {list: 'containers', entries: entriesOf(state)},
		},
	});
	expect(names(reduce(asked, {type: 'lists/reversed', list: 'containers'}))).toEqual(['a', 'b', 'c']);
	expect(names(reduce(asked, listed('0', 'c', 'a')))).toEqual(['a', 'c', '0']);
	const answered = reduce(reduce(asked, {type: 'lists/reversed', list: 'containers'}), {
		type: 'overlay/closed',
	});
	expect(names(answered)).toEqual(['c', 'b', 'a']);
});

test('running only shows what docker ps shows', () => {
	const state = makeState(...fleetMessages(2), {type: 'lists/runningOnlyToggled', list: 'containers'});
	expect(names(state)).not.toContain('migrate');
	expect(names(state)).toEqual(expect.arrayContaining(['worker-3', 'frozen', 'db']));
});

test('every order holds each container once, whatever the figures', () => {
	const figure = fc.option(fc.integer({min: 0, max: 1000}), {nil: undefined});
	fc.assert(
		fc.property(
			fc.array(fc.record({cpuPercent: figure, memoryBytes: figure, pids: figure}), {maxLength: 12}),
			fc.constantFrom(...containerOrders),
			fc.boolean(),
			(figures, sort, isReversed) => {
				const all = figures.map((_, index) => `job-${index}`);
				const state = makeState(
					listed(...all),
					sampled(Object.fromEntries(figures.map((one, index) => [`job-${index}`, one]))),
					ticked(),
					{type: 'lists/sorted', list: 'containers', sort},
					...(isReversed ? [{type: 'lists/reversed', list: 'containers'} as const] : []),
				);
				expect(names(state).toSorted()).toEqual(all.toSorted());
			},
		),
		{numRuns: 60},
	);
});
