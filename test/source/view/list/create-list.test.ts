import {expect, test} from 'vitest';
import {containerList, selectFilteredContainers} from '../../../../source/view/list/container-list.js';
import type {State} from '../../../../source/store/state.js';
import {reduce} from '../../../../source/store/reduce.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {cursorItemOf} from '../../../../source/view/list/list-cursor.js';
import {listed, makeContainer, makeState} from '../../../helpers/fixtures.js';
import {pressKeys, typed} from '../../../helpers/press-keys.js';

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

test('the cursor falls on a row, never on a heading, when a filter hides where it was', () => {
	const containers = ['web', 'ledger', 'mail'].flatMap(service =>
		['eu', 'us'].map(project =>
			makeContainer(`${project}-${service}`, {project: safeText(project), service: safeText(service)}),
		),
	);
	const start = pressKeys(makeState({type: 'containers/listed', containers}), '@', 'end').state;
	const at = (state: State) => cursorItemOf(state, containerList)?.name;
	expect(at(start)).toBe('us-web');
	const found = pressKeys(start, '/', ...typed('ledg'), 'enter').state;
	expect(at(found)).toBe('eu-ledger');
	// On a project's heading: that heading goes, too.
	const heading = pressKeys(start, 'home').state;
	expect(at(heading)).toBeUndefined();
	expect(at(pressKeys(heading, '/', ...typed('us-'), 'enter').state)).toBe('us-ledger');
	const gone = reduce(start, {type: 'containers/listed', containers: containers.slice(0, 1)});
	expect(at(gone)).toBe('eu-web');
});
