import {expect, test} from 'vitest';
import {lines, logging, shownTexts} from '../../../helpers/log-state.js';

const said = (time: string) => JSON.stringify({time, level: 'info', msg: 'imported'});

test('a time of another day than that of its line has its date', () => {
	const shown = shownTexts(
		logging(
			lines([
				said('2026-11-24T02:14:05.123Z'),
				said('2026-11-23T16:14:05.123-10:00'),
				said('2019-02-03T04:05:06Z'),
				'{"ts":1549166706,"level":"info","msg":"imported"}',
			]),
		),
	);
	expect(shown).toEqual([
		' 02:14:05.123 INFO  imported',
		' 16:14:05.123 INFO  imported',
		' 2019-02-03 04:05:06 INFO  imported',
		' 2019-02-03 04:05:06.000 INFO  imported',
	]);
});
