import {expect, test} from 'vitest';
import type {Message} from '../../../source/store/messages.js';
import {firstSeq, readLine, seqAfter} from '../../../source/logs/log-buffer.js';
import {logOlder} from '../../../source/feeds/log-older.js';
import {idOf, listed, makeState} from '../../helpers/fixtures.js';
import {joined, lines, logging, logSet, press, shownTexts} from '../../helpers/log-state.js';
import {engineWith, numbered, runFeeds} from '../../helpers/run-feeds.js';

/** By the clock of the lines' stamps. */
const opened = (name: string, set: string) =>
	({...joined(name, set), atMs: Date.UTC(2026, 10, 24, 2, 14, 5)}) as Message;

test('older lines come a page at a time, as far as the engine has them, none twice', async () => {
	const log = numbered(0, 3500);
	const begin = lines(
		log.slice(2500).map(({text}) => text),
		{fromNs: 102_500},
	);
	const {store, until} = runFeeds([logOlder], logging(opened('api', logSet), begin), engineWith(log));
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

	expect(store.getState().fleet.logs.older.isAll).toBe(true);
});

test('where one of several begins later than the others it says so, and its older lines come first, among theirs', async () => {
	const set = 'marked~1000';
	const busy = numbered(0, 2500);
	const quiet = [0, 600, 1200, 1800, 2400].flatMap(at => numbered(at, 1));
	const opening = [
		lines(
			busy.slice(1500).map(({text}) => text),
			{name: 'api', set, fromNs: 101_500},
		),
		...quiet.map(({text}, index) => lines([text], {name: 'b', set, fromNs: 100_000 + index * 600})),
	];
	const together = makeState(
		listed('api', 'b'),
		{type: 'focus/moved', pane: 'logs', isZoomed: true},
		{type: 'logView/scoped', scope: {kind: 'shown'}},
		opened('api', set),
		opened('b', set),
		...opening,
		{type: 'logs/settled', atMs: 10},
		{type: 'logs/settled', atMs: 1000},
	);
	const shown = shownTexts(press(together, 'logFirst'));
	expect(shown.slice(0, 2)).toEqual(['─ [ fetches older lines ─', '▸b   line 0']);
	expect(shown[shown.indexOf(' api line 1500') - 1]).toBe('─ api: older lines not loaded · [ loads them ─');
	const {store, until} = runFeeds([logOlder], together, {
		logs: (id, options, signal) => engineWith(id === idOf('api') ? busy : quiet).logs(id, options, signal),
	});
	for (const times of [1, 2]) {
		store.dispatch({type: 'logView/olderAsked', set});
		await until(at => at.fleet.logs.older.times === times);
	}

	const {buffer, older} = store.getState().fleet.logs;
	expect(older.isAll).toBe(true);
	const stamps: string[] = [];
	for (let seq: number | undefined = firstSeq(buffer); seq !== undefined; seq = seqAfter(buffer, seq)) {
		stamps.push(readLine(buffer, seq)?.stamp ?? '');
	}

	expect(stamps).toEqual([...busy, ...quiet].map(({stamp}) => stamp).toSorted());
	expect(shownTexts(press(store.getState(), 'logFirst'))[0]).toBe('─ the engine has no older lines ─');
});

test('of a container whose whole log is there nothing is said to be missing', () => {
	expect(shownTexts(logging(opened('api', logSet), lines(['first', 'last'])))).toEqual([' first', ' last']);
	const many = Array.from({length: 1000}, (_, index) => `line ${index}`);
	expect(shownTexts(press(logging(opened('api', logSet), lines(many)), 'logFirst'))[0]).toBe(
		'─ [ fetches older lines ─',
	);
});
