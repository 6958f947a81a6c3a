import {expect, test} from 'vitest';
import {safeText, t} from '../../../source/lib/safe-text.js';
import {selectTableCursorTarget, selectTableTargets} from '../../../source/selectors/rows.js';
import {selectTable} from '../../../source/selectors/table.js';
import type {Message} from '../../../source/store/messages.js';
import type {State} from '../../../source/store/state.js';
import {makeState, startMs} from '../../helpers/fixtures.js';

const loaded = (...rows: ReadonlyArray<readonly [name: string, size?: number]>): Message => ({
	type: 'resources/loaded',
	pane: 'images',
	notes: [],
	atMs: startMs,
	rows: rows.map(([name, size]) => ({
		id: name,
		name: safeText(name),
		search: name.startsWith('old') ? t`dangling` : undefined,
		cells: [{text: safeText(name)}, {text: safeText(`${size ?? '–'} MB`), sort: size}],
	})),
});
const three = loaded(['app:10', 300], ['app:9', 20], ['old', 100]);
const ids = (state: State) => selectTable(state, 'images').rows.map(({id}) => id);
const cursorId = (state: State) => {
	const {rows, cursorIndex} = selectTable(state, 'images');
	return rows[cursorIndex]?.id;
};

test('before the rows have come nothing is known; then there may be none', () => {
	expect(selectTable(makeState(), 'images').resource).toBeUndefined();
	const empty = selectTable(makeState(loaded()), 'images');
	expect([empty.resource?.rows, empty.cursorIndex]).toEqual([[], -1]);
});

test('every word of the filter must be in a row, or with ! must not; unseen words count too', () => {
	const filtered = (filter: string) =>
		ids(makeState(three, {type: 'tables/filtered', pane: 'images', filter}));
	expect(filtered('APP')).toEqual(['app:10', 'app:9']);
	expect(filtered('app !10')).toEqual(['app:9']);
	expect(filtered('dangling')).toEqual(['old']);
	expect(filtered('app dangling')).toEqual([]);
});

test('a column sorts by its figure where it has one, else as a person would', () => {
	const sorted = (column: number, ...more: Message[]) =>
		ids(makeState(three, {type: 'tables/sorted', pane: 'images', column}, ...more));
	expect(sorted(1)).toEqual(['app:9', 'old', 'app:10']);
	expect(sorted(0)).toEqual(['app:9', 'app:10', 'old']);
	expect(sorted(0, {type: 'tables/reversed', pane: 'images'})).toEqual(['old', 'app:10', 'app:9']);
});

test('the cursor stays on its row when rows come and go, and falls to its place when its row is gone', () => {
	const pointed = [three, {type: 'tables/pointed', pane: 'images', id: 'app:9', index: 1}] as const;
	expect(cursorId(makeState(...pointed))).toBe('app:9');
	expect(cursorId(makeState(...pointed, loaded(['aaa'], ['app:10'], ['app:9'])))).toBe('app:9');
	expect(cursorId(makeState(...pointed, loaded(['app:10'], ['old'])))).toBe('old');
	expect(cursorId(makeState(...pointed, loaded(['app:10'])))).toBe('app:10');
});

test('an action is about the marked rows, hidden ones too, else about the row under the cursor', () => {
	const names = (...messages: Message[]) =>
		selectTableTargets(makeState(three, ...messages), 'images', 'image').map(({id}) => id);
	const marked = {type: 'tables/marked', pane: 'images', ids: ['app:9', 'old'], isMarked: true} as const;
	expect(names()).toEqual(['app:10']);
	expect(names(marked)).toEqual(['app:9', 'old']);
	expect(names(marked, {type: 'tables/filtered', pane: 'images', filter: 'app'})).toEqual(['app:9', 'old']);
	const gone = {...marked, ids: ['removed since']};
	expect(names(gone)).toEqual([]);
	const cursor = selectTableCursorTarget(makeState(three, marked), 'images', 'image');
	expect(cursor.map(({id}) => id)).toEqual(['app:10']);
});

test('a failure keeps the rows that were there', () => {
	const state = makeState(three, {type: 'resources/failed', pane: 'images', problem: t`no`, atMs: startMs});
	expect(selectTable(state, 'images')).toMatchObject({resource: {problem: 'no'}});
	expect(ids(state)).toHaveLength(3);
});

test('the same rows and the same view give the same table', () => {
	const state = makeState(three, {type: 'tables/filtered', pane: 'images', filter: 'app'});
	expect(selectTable({...state}, 'images')).toBe(selectTable(state, 'images'));
});
