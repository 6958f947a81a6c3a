import {expect, test} from 'vitest';
import {reports} from '../../../../source/actions/reports/report-table.js';
import {reportWork} from '../../../../source/actions/reports/report-work.js';

test('every report says in one place what it does', () => {
	const places = reports.map(({id, run}) => [id, Number(run !== undefined) + Number(id in reportWork)]);
	expect(places.filter(([, count]) => count !== 1)).toEqual([]);
	const ids = new Set(reports.map(({id}) => id));
	expect(Object.keys(reportWork).filter(id => !ids.has(id))).toEqual([]);
});
