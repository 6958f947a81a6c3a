import {expect, test} from 'vitest';
import {firstSeq, readLine} from '../../../source/logs/log-buffer.js';
import {logOlder} from '../../../source/feeds/log-older.js';
import {lines, logging, logSet} from '../../helpers/log-state.js';
import {engineWith, numbered, runFeeds} from '../../helpers/run-feeds.js';

test('older lines come a page at a time, as far as the engine has them, none twice', async () => {
	const log = numbered(0, 3500);
	const begin = lines(
		log.slice(2500).map(({text}) => text),
		{fromNs: 102_500},
	);
	const {store, until} = runFeeds([logOlder], logging(begin), engineWith(log));
	for (const [times, first] of [
		[1, 1500],
		[2, 500],
		[3, 0],
	] as const) {
		store.dispatch({type: 'logView/olderAsked', set: logSet});
		const {fleet} = await until(at => at.fleet.logs.older.times === times);
		const {buffer} = fleet.logs;
		expect(readLine(buffer, firstSeq(buffer))?.text).toBe(`line ${first}`);
		expect(buffer.count).toBe(3500 - first);
	}

	store.dispatch({type: 'logView/olderAsked', set: logSet});
	const {fleet} = await until(at => at.fleet.logs.older.times === 4);
	expect(fleet.logs.older.isAll).toBe(true);
});
