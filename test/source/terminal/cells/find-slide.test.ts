import {expect, test} from 'vitest';
import {findSlide} from '../../../../source/terminal/cells/find-slide.js';
import {parseRow} from '../../../../source/terminal/cells/cell-row.js';

function slideOf(shown: string, next: string) {
	return findSlide(parseRow(shown, 40), parseRow(next, 40), 0);
}

test('a sparkline that moved on by a cell is slid, and its newest cell is painted', () => {
	expect(slideOf('cpu ▁▂▃▄▅▆▇█ 12 %', 'cpu ▂▃▄▅▆▇█▁ 12 %')).toMatchObject({from: 4, to: 11, by: 1});
});

test('a few cells are cheaper painted than slid', () => {
	expect(slideOf('cpu ▁▂▃ 12 %', 'cpu ▂▃▁ 12 %')).toBeUndefined();
});

test('nothing slides to the left of a character that terminals give more or fewer cells', () => {
	expect(slideOf('cpu ▁▂▃▄▅▆▇█ 世 %', 'cpu ▂▃▄▅▆▇█▁ 世 %')).toBeUndefined();
	expect(slideOf('cpu ▁▂▃▄▅▆▇█ 12 –', 'cpu ▂▃▄▅▆▇█▁ 12 %')).toBeUndefined();
	expect(slideOf('世 – ▁▂▃▄▅▆▇█', '世 – ▂▃▄▅▆▇█▁')).toMatchObject({by: 1});
});
