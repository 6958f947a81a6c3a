import fc from 'fast-check';
import {expect, test} from 'vitest';
import {safeText} from '../../../../source/text/safe-text.js';
import {displayWidth} from '../../../../source/text/width.js';
import {processColumns} from '../../../../source/view/list/process-columns.js';

const table = {
	titles: ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'].map(title => safeText(title)),
	rows: [
		['root', '3032', '1', '91', '02:10', '?', '00:41:10', 'node server.js --with-many --arguments'],
		['app', '94', '3032', '7', '02:10', '?', '00:02:93', '日本語 worker'],
	].map(row => row.map(cell => safeText(cell))),
};

function titles(width: number): string[] {
	return processColumns(table, width).map(({title}) => title.trim());
}

test('all columns that the engine gives where there is room, the telling ones where there is not', () => {
	expect(titles(120)).toEqual(['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD']);
	expect(titles(40)).toEqual(['UID', 'PID', 'TIME', 'CMD']);
	expect(titles(20)).toEqual(['PID', 'CMD']);
});

test('every value of a column has its width, and all of them go into the line', () => {
	fc.assert(
		fc.property(
			fc.array(fc.array(fc.string({unit: 'grapheme', maxLength: 30}), {minLength: 3, maxLength: 3}), {
				maxLength: 5,
			}),
			fc.array(fc.constantFrom('PID', 'USER', 'COMMAND', 'A NAME NOBODY KNOWS', '日本語'), {
				minLength: 1,
				maxLength: 3,
			}),
			fc.integer({min: 30, max: 120}),
			(rows, names, width) => {
				const columns = processColumns(
					{
						titles: names.map(title => safeText(title)),
						rows: rows.map(row => row.map(cell => safeText(cell))),
					},
					width,
				);
				for (const {title, values} of columns) {
					expect(new Set([title, ...values].map(text => displayWidth(text))).size).toBe(1);
				}

				const used = columns.reduce((sum, {title}) => sum + displayWidth(title) + 2, 0);
				expect(used).toBeLessThanOrEqual(width);
			},
		),
	);
});

test('rows with fewer cells than there are titles are filled up', () => {
	const [, second] = processColumns({titles: table.titles.slice(0, 2), rows: [[safeText('root')]]}, 40);
	expect(second?.values).toEqual(['   ']);
});
