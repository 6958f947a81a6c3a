import {expect, test} from 'vitest';
import {containerList} from '../../../../source/view/list/container-list.js';
import {pageRowsOf, topFor, topOf} from '../../../../source/view/list/list-page.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {idOf, listed, makeState} from '../../../helpers/fixtures.js';

const names = Array.from({length: 50}, (_, index) => `job-${index}`);
const state = makeState(listed(...names), {type: 'screen/resized', columns: 80, rows: 24});
const selectPageRows = (at: State) => pageRowsOf(at, containerList);
const selectTop = (at: State) => topOf(at, containerList);
const rows = selectPageRows(state);

function moved(from: State, index: number): State {
	return reduce(from, {
		type: 'lists/pointed',
		list: 'containers',
		entry: idOf(`job-${index}`),
		index,
		top: topFor(from, containerList, index),
	});
}

test('at 80×24 nine rows are shown, zoomed eighteen', () => {
	expect(rows).toBe(9);
	expect(selectPageRows(reduce(state, {type: 'focus/zoomed', isZoomed: true}))).toBe(18);
});

test('the list moves only when the cursor would leave it, and then by one row', () => {
	const atEnd = moved(state, rows - 1);
	expect(selectTop(atEnd)).toBe(0);
	const below = moved(atEnd, rows);
	expect(selectTop(below)).toBe(1);
	expect(selectTop(moved(below, 5))).toBe(1);
	expect(selectTop(moved(below, 0))).toBe(0);
});

test('the list ends with its last row at the bottom, also after it got shorter', () => {
	const last = moved(state, 49);
	expect(selectTop(last)).toBe(41);
	const shorter = reduce(last, listed(...names.slice(0, 12)));
	expect(selectTop(shorter)).toBe(3);
	expect(selectTop(reduce(last, listed(...names.slice(0, 3))))).toBe(0);
});

test('on a screen made lower the cursor stays in sight', () => {
	const atEnd = moved(state, rows - 1);
	const low = reduce(atEnd, {type: 'screen/resized', columns: 80, rows: 15});
	expect(selectTop(low)).toBe(rows - selectPageRows(low));
});
