import {expect, test} from 'vitest';
import {containerList, selectFilteredContainers} from '../../../../source/view/list/container-list.js';
import type {State} from '../../../../source/store/state.js';
import {listed, makeState} from '../../../helpers/fixtures.js';

const selectFilterProblem = (state: State) => containerList.selectPassing(state).problem;
const names = ['api', 'db', `${'a'.repeat(60)}!`];
const filtered = (filter: string) =>
	makeState(listed(...names), {type: 'lists/filtered', list: 'containers', filter});
const shownBy = (filter: string) => selectFilteredContainers(filtered(filter)).map(({name}) => String(name));

test('a filter shows what it matches', () => {
	expect(shownBy('')).toEqual(names);
	expect(shownBy('/^a.i$/')).toEqual(['api']);
	expect(shownBy('!/^a/')).toEqual(['db']);
	expect(selectFilterProblem(filtered('/^a/'))).toBeUndefined();
});

test('an expression that would take for ever shows nothing, which can’t be acted on, and says so', () => {
	const state = filtered('/(a+)+$/');
	expect(selectFilteredContainers(state)).toEqual([]);
	expect(selectFilterProblem(state)).toContain('too slow');
	expect(shownBy('db')).toEqual(['db']);
});

test('an expression that is none shows nothing either', () => {
	expect(shownBy('/[/')).toEqual([]);
	expect(selectFilterProblem(filtered('/[/'))).toBe('bad regex: Unterminated character class');
});
