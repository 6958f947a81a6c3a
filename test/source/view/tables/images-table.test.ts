import {expect, test} from 'vitest';
import {safe} from '../../../../source/text/safe-text.js';
import {cursorEntryOf, cursorTargetOf, targetsOf} from '../../../../source/view/list/list-cursor.js';
import {imagesTable} from '../../../../source/view/tables/images-table.js';
import type {Message} from '../../../../source/store/messages.js';
import type {State} from '../../../../source/store/state.js';
import {makeState, startMs} from '../../../helpers/fixtures.js';
import {loaded as loadedData, makeImage, rowsShown} from '../../../helpers/lists.js';

/** Images with their size in MB; a name that begins with `old` is that of a dangling one. */
const loaded = (...rows: ReadonlyArray<readonly [name: string, size?: number]>): Message =>
	loadedData(
		'images',
		rows.map(([name, size = 1]) =>
			makeImage(name, {sizeBytes: size * 1e6, ...(name.startsWith('old') && {id: name, tags: []})}),
		),
	);
const three = loaded(['app:10', 300], ['app:9', 20], ['old', 100]);
const ids = (state: State) => rowsShown(state, 'images');
const cursorId = (state: State) => cursorEntryOf(state, imagesTable);

test('before the rows have come nothing is known; then there may be none', () => {
	expect(imagesTable.items(makeState())).toBeUndefined();
	const empty = makeState(loaded());
	expect([imagesTable.items(empty)?.size, cursorId(empty)]).toEqual([0, undefined]);
});

test.each([
	['APP', []],
	['app', ['app:10', 'app:9']],
	['app !10', ['app:9']],
	['/^app:.$/', ['app:9']],
	['!/^app/', ['old']],
	['dangling', ['old']],
	['state:tagged', ['app:10', 'app:9']],
	['state:unused,used !tag:/9/', ['app:10', 'old']],
	['size:286M', ['app:10']],
	['app dangling', []],
])('the filter %j speaks the grammar of every list: %j', (filter, expected) => {
	expect(ids(makeState(three, {type: 'lists/filtered', list: 'images', filter}))).toEqual(expected);
});

test('a state that no image can have is told', () => {
	const state = makeState(three, {type: 'lists/filtered', list: 'images', filter: 'state:running'});
	expect(imagesTable.selectPassing(state).problem).toBe(
		'running is not one of used, unused, tagged, dangling',
	);
});

test('figures sort from the highest, texts as a person would', () => {
	const sorted = (sort: string, ...more: Message[]) =>
		ids(makeState(three, {type: 'lists/sorted', list: 'images', sort}, ...more));
	expect(sorted('size')).toEqual(['app:10', 'old', 'app:9']);
	expect(sorted('tag')).toEqual(['old', 'app:9', 'app:10']);
	expect(sorted('tag', {type: 'lists/reversed', list: 'images'})).toEqual(['app:10', 'app:9', 'old']);
});

test('the cursor stays on its row when rows come and go, and falls to its place when its row is gone', () => {
	const pointed = [three, {type: 'lists/pointed', list: 'images', entry: 'app:9', index: 1, top: 0}] as const;
	expect(cursorId(makeState(...pointed))).toBe('app:9');
	expect(cursorId(makeState(...pointed, loaded(['aaa'], ['app:10'], ['app:9'])))).toBe('app:9');
	expect(cursorId(makeState(...pointed, loaded(['app:10'], ['old'])))).toBe('old');
	expect(cursorId(makeState(...pointed, loaded(['app:10'])))).toBe('app:10');
});

test('an action is about the marked rows, hidden ones too, else about the row under the cursor', () => {
	const names = (...messages: Message[]) =>
		targetsOf(makeState(three, ...messages), imagesTable).map(({name}) => String(name));
	const marked = {type: 'lists/marked', list: 'images', ids: ['app:9', 'old'], isMarked: true} as const;
	expect(names()).toEqual(['app:10']);
	expect(names(marked)).toEqual(['app:9', 'old']);
	expect(names(marked, {type: 'lists/filtered', list: 'images', filter: 'app'})).toEqual(['app:9', 'old']);
	const gone = {...marked, ids: ['removed since']};
	expect(names(gone)).toEqual([]);
	const cursor = cursorTargetOf(makeState(three, marked), imagesTable);
	expect(cursor.map(({name}) => String(name))).toEqual(['app:10']);
});

test('a failure keeps the rows that were there', () => {
	const state = makeState(three, {
		type: 'resources/failed',
		list: 'images',
		problem: safe`no`,
		atMs: startMs,
	});
	expect(imagesTable.problem?.(state)).toBe('no');
	expect(ids(state)).toHaveLength(3);
});

test('the same data and the same view give the same lines', () => {
	const state = makeState(three, {type: 'lists/filtered', list: 'images', filter: 'app'});
	expect(ids({...state})).toBe(ids(state));
});
