import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Process} from '../../../../source/engine/types.js';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {topView} from '../../../../source/panes/tables/top-view.js';
import {processList} from '../../../../source/view/list/process-list.js';
import {inTree} from '../../../../source/view/list/process-tree.js';
import {idOf, listed, makeState, startMs} from '../../../helpers/fixtures.js';
import {pressKeys} from '../../../helpers/press-keys.js';
import {textOf, textsOf} from '../../../helpers/text-of.js';

const process = (pid: number, changes: Partial<Process> = {}): Process => ({
	pid,
	command: safeText(`run-${pid}`),
	user: safe`root`,
	cpuMs: 0,
	memoryBytes: pid * 1024 * 1024,
	...changes,
});

const told = (second: number, processes: readonly Process[], isExact = true): Message => ({
	type: 'processes/listed',
	id: idOf('web'),
	table: {processes, isExact},
	atMs: startMs + second * 1000,
});

const top = (...messages: readonly Message[]) =>
	makeState(
		listed('web', 'db'),
		{type: 'lists/pointed', list: 'containers', entry: idOf('web'), index: 1, top: 0},
		{type: 'focus/moved', pane: 'top', isZoomed: true},
		...messages,
	);
const lines = (state: State) => textsOf(topView.lines(state, 78, 10)).map(line => line.trim());
const order = (state: State) => processList.selectEntries(state);

test('CPU is that of the time between two readings, never of the whole life', () => {
	const first = top(told(0, [process(1, {cpuMs: 500_000}), process(2)]));
	expect(lines(first)[1]).toMatch(/1 +root +– +1.0M +8:20 +run-1/);
	const second = reduce(
		first,
		told(3, [process(1, {cpuMs: 500_030}), process(2, {cpuMs: 1500}), process(3, {cpuMs: 300})]),
	);
	expect(lines(second).slice(1)).toEqual([
		expect.stringMatching(/2 +root +50\.0 +2\.0M +0:01 +run-2/),
		expect.stringMatching(/3 +root +10\.0 +3\.0M +0:00 +run-3/),
		expect.stringMatching(/1 +root +1\.0 +1\.0M +8:20 +run-1/),
	]);
});

test('of whole seconds it is told over several readings, and how many seconds these are', () => {
	const readings = Array.from({length: 8}, (_, index) =>
		told(index * 3, [process(1, {cpuMs: Math.floor(index * 1.5) * 1000})], false),
	);
	const state = top(...readings);
	expect(lines(state)[1]).toContain(' 50.0 ');
	expect(textOf(topView.title(state))).toContain('CPU over 12 s');
});

test('another container’s processes are none of this one’s, nor is what was reckoned from them', () => {
	const state = top(told(0, [process(1)]), {
		...told(3, [process(1, {cpuMs: 3000})]),
		id: idOf('db'),
	} as Message);
	expect(processList.items(state)).toBeUndefined();
	expect(state.fleet.processes.before).toEqual([]);
});

test('keys in Top are about the processes, and leave the hidden list alone', () => {
	const state = top(told(0, [process(1), process(2), process(3)]));
	const pressed = pressKeys(state, 'o', 'j', 'space', 'a', '@', '-', '#').state;
	const {containers, ...others} = Object.fromEntries(pressed.view.lists.byId);
	expect(containers).toMatchObject({isGrouped: false, isRunningOnly: false, marks: new Set(), filter: ''});
	expect(Object.keys(others)).toEqual(['top']);
});

test('in zoomed Stats keys that change the hidden list do nothing; it can be gone through', () => {
	const state = reduce(top(), {type: 'focus/moved', pane: 'stats', isZoomed: true});
	const before = state.view.lists.byId.get('containers');
	const pressed = pressKeys(state, 'o', 'O', 'space', '*', 'a', '@', '#').state;
	expect(pressed.view.overlay.stack).toEqual([]);
	const after = pressed.view.lists.byId.get('containers');
	expect({...after, cursor: undefined}).toEqual({...before, cursor: undefined});
	expect(pressKeys(state, 'k').state.view.lists.byId.get('containers')?.cursor).toBe(idOf('db'));
});

test('K asks for the signal to the container whose processes these are, whatever is marked', () => {
	const marked: Message = {type: 'lists/marked', list: 'containers', ids: [idOf('web')], isMarked: true};
	const state = top(
		{type: 'lists/pointed', list: 'containers', entry: idOf('db'), index: 0, top: 0},
		marked,
		{...told(0, [process(1)]), id: idOf('db')} as Message,
	);
	const overlay = pressKeys(state, 'K').state.view.overlay.stack.at(-1);
	expect(overlay).toMatchObject({kind: 'choose', targets: [{id: idOf('db')}]});
});

test.each([
	['cpu', ['2', '1', '3']],
	['mem', ['3', '2', '1']],
	['pid', ['1', '2', '3']],
	['command', ['2', '3', '1']],
	['tree', ['1', '3', '2']],
])('sorted by %s', (sort, expected) => {
	const names = {1: 'z', 2: 'a', 3: 'b'};
	const at = (cpu: readonly number[]) =>
		([1, 2, 3] as const).map((pid, index) =>
			process(pid, {
				command: safeText(names[pid]),
				cpuMs: cpu[index],
				parentPid: pid === 1 ? 0 : pid === 3 ? 1 : 0,
			}),
		);
	const state = top(told(0, at([0, 0, 0])), told(3, at([20, 90, 10])), {
		type: 'lists/sorted',
		list: 'top',
		sort,
	});
	expect(order(state)).toEqual(expected);
});

test('the tree shows whose child each is', () => {
	const family = [
		process(1),
		process(2, {parentPid: 1}),
		process(3, {parentPid: 2}),
		process(4, {parentPid: 1}),
	];
	const state = top(told(0, family), {type: 'lists/sorted', list: 'top', sort: 'tree'});
	expect(
		lines(state)
			.slice(1)
			.map(line => line.replace(/.*0:00 +/, '')),
	).toEqual(['run-1', '├─ run-2', '│  └─ run-3', '└─ run-4']);
});

test('whatever parents are told, each process stands in the tree once', () => {
	const parents = fc.array(fc.integer({min: 0, max: 60}), {maxLength: 60});
	fc.assert(
		fc.property(parents, all => {
			const placed = inTree(all.map((parentPid, index) => process(index + 1, {parentPid})));
			expect(placed.map(({told: {pid}}) => pid).toSorted((a, b) => a - b)).toEqual(
				all.map((_, index) => index + 1),
			);
		}),
	);
});
