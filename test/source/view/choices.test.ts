import fc from 'fast-check';
import {expect, test} from 'vitest';
import {listById} from '../../../source/view/list/lists.js';
import {choicesOf, withChoices, type Choices} from '../../../source/view/choices.js';
import {chartWindows} from '../../../source/store/view/screen-slice.js';
import {reduce} from '../../../source/store/reduce.js';
import {containerList} from '../../../source/view/list/container-list.js';
import {makeState} from '../../helpers/fixtures.js';

const fresh = makeState().view;

test('what was chosen by keys is what the next start has', () => {
	const list = 'containers';
	const chosen = (
		[
			{type: 'screen/themed', theme: 'light'},
			{type: 'screen/cpuScaleToggled'},
			{type: 'screen/chartsReached', seconds: 3600},
			{type: 'logView/wrapToggled'},
			{type: 'logView/shapeToggled'},
			{type: 'logView/stampsChosen', stamps: 'utc'},
			{type: 'lists/sorted', list, sort: 'cpu'},
			{type: 'lists/reversed', list},
			{type: 'lists/grouped', list},
			{type: 'lists/columnsChosen', list, columns: ['name', 'why']},
			{type: 'lists/sorted', list: 'images', sort: 'size'},
		] as const
	).reduce(reduce, makeState()).view;
	const kept = JSON.parse(JSON.stringify(choicesOf(chosen))) as Choices;
	const {view, unknown} = withChoices(fresh, kept, listById);
	expect(unknown).toEqual([]);
	expect(Object.keys(kept)).toHaveLength(11);
	expect(choicesOf(view)).toEqual(choicesOf(chosen));
	expect(view.screen.theme).toBe('light');
	expect(view.lists.byId.get('containers')).toMatchObject({sort: 'cpu', isReversed: true, isGrouped: true});
});

test('what hides rows, and what is as usual, is not remembered', () => {
	const list = 'containers';
	const {view} = (
		[
			{type: 'lists/filtered', list, filter: 'api'},
			{type: 'lists/runningOnlyToggled', list},
			{type: 'lists/folded', list, group: 'shop'},
			{type: 'lists/reversed', list},
			{type: 'lists/reversed', list},
			{type: 'screen/themed', theme: 'auto'},
		] as const
	).reduce(reduce, makeState());
	expect(choicesOf(view)).toEqual({});
});

const names = [
	'theme',
	'cpuOfHost',
	'chartSeconds',
	'logs.stamps',
	'logs.wrap',
	'__proto__',
	'constructor',
	'',
	'.',
	'x.sort',
	...['containers', 'images'].flatMap(list =>
		['sort', 'reversed', 'grouped', 'columns', '__proto__'].map(name => `${list}.${name}`),
	),
];

test('no value of a file makes a view that the keys could not have made', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.constantFrom(...names), fc.jsonValue({maxDepth: 2}))), entries => {
			const {view} = withChoices(fresh, Object.fromEntries(entries), listById);
			for (const [id, {sort, columns = [], isReversed}] of view.lists.byId) {
				const list = listById(id) ?? containerList;
				expect(list.id).toBe(id);
				expect(sort === undefined || list.orders.some(order => order.id === sort)).toBe(true);
				expect(columns.every(column => list.columns.some(known => known.id === column))).toBe(true);
				expect(typeof isReversed).toBe('boolean');
			}

			expect(chartWindows).toContain(view.screen.chartSeconds);
			expect(typeof view.screen.isCpuOfHost).toBe('boolean');
			expect(typeof view.logView.isWrapped).toBe('boolean');
			expect(choicesOf(withChoices(fresh, choicesOf(view), listById).view)).toEqual(choicesOf(view));
		}),
	);
});
