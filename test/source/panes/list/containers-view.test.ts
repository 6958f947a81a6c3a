import {expect, test} from 'vitest';
import type {Line} from '../../../../source/text/line.js';
import {containersView} from '../../../../source/panes/list/containers-view.js';
import {safe} from '../../../../source/text/safe-text.js';
import {entriesOf as selectOrder} from '../../../helpers/lists.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {Message} from '../../../../source/store/messages.js';
import {idOf, listed, makeState, startMs} from '../../../helpers/fixtures.js';
import {sampled, ticked} from '../../../helpers/fleet.js';
import {textOf} from '../../../helpers/text-of.js';

const names = Array.from({length: 1000}, (_, index) => `job-${index}`);
const state = makeState(
	listed(...names),
	sampled(Object.fromEntries(names.map(name => [name, {}]))),
	ticked(),
);

/** The rows painted anew by a message: an unchanged row keeps its line. */
function repainted(message: Message): number {
	const before = new Set<Line>(containersView.lines(state, 118, 16));
	return containersView.lines(reduce(state, message), 118, 16).filter(line => !before.has(line)).length;
}

const titles = 1;

test('moving the cursor among a thousand containers paints two rows anew', () => {
	expect(repainted({type: 'lists/pointed', list: 'containers', entry: idOf('job-1'), index: 1, top: 0})).toBe(
		titles + 2,
	);
});

test('a mark, a figure, and what was asked each paint one row anew', () => {
	expect(repainted({type: 'lists/marked', list: 'containers', ids: [idOf('job-3')], isMarked: true})).toBe(
		titles + 1,
	);
	expect(repainted(sampled({'job-3': {cpuPercent: 99}}))).toBe(titles + 1);
	expect(repainted({type: 'pending/began', id: idOf('job-3'), doing: safe`stopping`, atMs: startMs})).toBe(
		titles + 1,
	);
});

test('what happens to containers that are not in sight paints no row anew', () => {
	expect(repainted(sampled({'job-900': {cpuPercent: 99}}))).toBe(titles);
});

test('the order is not made anew by a key press', () => {
	const order = selectOrder(state);
	expect(
		selectOrder(
			reduce(state, {type: 'lists/pointed', list: 'containers', entry: idOf('job-1'), index: 1, top: 0}),
		),
	).toBe(order);
	expect(selectOrder(reduce(state, sampled({'job-900': {cpuPercent: 99}})))).toBe(order);
});

test('the title names the order in words', () => {
	const titleBy = (sort: string) =>
		textOf(containersView.title(reduce(state, {type: 'lists/sorted', list: 'containers', sort})));
	expect(['cpu', 'mem', 'mem %', 'net', 'pids', 'disk'].map(titleBy)).toEqual(
		['CPU', 'memory', 'memory %', 'network', 'PIDs', 'disk'].map(words => `Containers · by ${words}`),
	);
});

test('the note tells the rows in sight of all', () => {
	const noteAt = (changed: typeof state, height: number) => textOf(containersView.note?.(changed, height));
	expect(noteAt(state, 15)).toBe('1–14 of 1,000');
	expect(
		noteAt(reduce(state, {type: 'lists/filtered', list: 'containers', filter: '/job-99[0-4]/'}), 15),
	).toBe('1–5 of 5');
	expect(noteAt(reduce(state, {type: 'lists/filtered', list: 'containers', filter: 'none'}), 15)).toBe('');
});
