import {expect, test} from 'vitest';
import {logScan} from '../../../source/feeds/log-scan.js';
import {logCommands} from '../../../source/keys/groups/log-commands.js';
import {firstSeq, readLine, seqAfter} from '../../../source/logs/log-buffer.js';
import {countHits} from '../../../source/logs/log-hits.js';
import type {State} from '../../../source/store/state.js';
import type {Message} from '../../../source/store/messages.js';
import {safe} from '../../../source/text/safe-text.js';
import {selectHold} from '../../../source/view/logs/log-scroll.js';
import {selectLogNote} from '../../../source/view/logs/log-title.js';
import {idOf, listed, makeState} from '../../helpers/fixtures.js';
import {stampOf} from '../../helpers/grown-log.js';
import {joined, lines, logging, logSet, shownTexts, titleOf} from '../../helpers/log-state.js';
import {runFeeds} from '../../helpers/run-feeds.js';
import {textOf} from '../../helpers/text-of.js';

test('the filter lets lines pass as they come, with those that were there', async () => {
	const {store, until} = runFeeds([logScan], logging(lines(['ok', 'ERROR one', 'ok'])));
	store.dispatch({type: 'logView/filtered', filter: 'error & !two'});
	await until(({fleet}) => fleet.logs.filter?.buffer.count === 1);
	store.dispatch(lines(['ok', 'error two', 'error three'], {fromNs: 9000}));
	const state = await until(({fleet}) => fleet.logs.filter?.buffer.count === 2);
	expect(shownTexts(state)).toEqual([' ERROR one', ' error three']);
	store.dispatch({type: 'logView/filtered', filter: ''});
	const all = await until(({fleet}) => fleet.logs.filter === undefined);
	expect(shownTexts(all)).toHaveLength(6);
});

test('lines that came late are looked at, too, and stand in the filter’s order', async () => {
	const set = 'marked~1000';
	const of = (name: string, texts: readonly string[], fromNs: number, atMs: number) =>
		lines(texts, {name, set, fromNs, atMs});
	const settled = (atMs: number): Message => ({type: 'logs/settled', atMs});
	const together = makeState(
		listed('api', 'b'),
		joined('api', set),
		joined('b', set),
		of('api', ['ERROR one'], 10, 0),
		of('b', ['ok', 'ERROR three'], 5000, 0),
		settled(10),
		settled(300),
	);
	const {store, until} = runFeeds([logScan], together);
	store.dispatch({type: 'logView/filtered', filter: 'error'});
	store.dispatch({type: 'logView/searched', search: 'error'});
	await until(({fleet}) => fleet.logs.filter?.buffer.count === 2 && fleet.logs.search?.filter === 'error');
	store.dispatch(of('api', ['ERROR two'], 100, 5000));
	store.dispatch(settled(5300));
	const {fleet} = await until(at => at.fleet.logs.filter?.buffer.count === 3);
	const {buffer} = fleet.logs.filter!;
	const texts: string[] = [];
	for (let seq: number | undefined = firstSeq(buffer); seq !== undefined; seq = seqAfter(buffer, seq)) {
		texts.push(readLine(buffer, seq)?.text ?? '');
	}

	expect(texts).toEqual(['ERROR one', 'ERROR two', 'ERROR three']);
	const found = await until(at => countHits(at.fleet.logs.filter!.buffer) === 3);
	expect(found.fleet.logs.filter?.buffer.count).toBe(3);
});

test('a search looks at every line, in slices, and again when it is another', async () => {
	const many = Array.from({length: 5000}, (_, index) => `line ${index}`);
	const {store, until} = runFeeds([logScan], logging(lines(many)));
	store.dispatch({type: 'logView/searched', search: '99'});
	const isWhole = ({fleet}: State) => (fleet.logs.search?.lookedTo ?? 0) >= 5000;
	const first = await until(state => isWhole(state) && state.fleet.logs.search?.text === '99');
	expect(countHits(first.fleet.logs.buffer)).toBe(many.filter(text => text.includes('99')).length);
	store.dispatch({type: 'logView/searched', search: '/7{3}/'});
	const second = await until(state => isWhole(state) && state.fleet.logs.search?.text === '/7{3}/');
	expect(countHits(second.fleet.logs.buffer)).toBe(many.filter(text => /7{3}/.test(text)).length);
});

test('the filter’s count and the note are of lines of output; what was not found is said so', async () => {
	const notice: Message = {
		type: 'logs/noticed',
		set: logSet,
		id: idOf('api'),
		text: safe`─ api started ─`,
		stamp: stampOf(5000),
		atMs: 0,
	};
	const {store, until} = runFeeds(
		[logScan],
		logging(lines(['error one', 'ok']), notice, lines(['error two'], {fromNs: 9000})),
	);
	store.dispatch({type: 'logView/filtered', filter: 'error'});
	const filtered = await until(({fleet}) => fleet.logs.filter?.buffer.count === 3);
	expect(shownTexts(filtered)).toEqual([' error one', ' ─ api started ─', ' error two']);
	expect(titleOf(filtered)).toContain('& error (2)');
	expect(textOf(selectLogNote(filtered))).toBe('2');
	store.dispatch({type: 'logView/searched', search: 'nowhere'});
	expect(titleOf(store.getState())).toMatch(/\/ nowhere not found yet$/);
	const found = await until(({fleet}) => fleet.logs.search !== undefined);
	expect(titleOf(found)).toMatch(/\/ nowhere not found$/);
});

test('a catastrophic search comes to its end all the same', async () => {
	const {store, until} = runFeeds([logScan], logging(lines([`${'a'.repeat(3000)}!`, 'baa'])));
	store.dispatch({type: 'logView/searched', search: '/(a+)+$/'});
	const state = await until(({fleet}) => (fleet.logs.search?.lookedTo ?? 0) >= 2);
	expect(countHits(state.fleet.logs.buffer)).toBe(1);
});

const shaped = [
	'{"level":50,"msg":"query failed","err":{"message":"refused"}}',
	'{"level":30,"msg":"said ERROR \\"quoted\\""}',
	'level=warn msg="disk is full"',
	'GET /error/ 200',
];

test.each([
	['ERROR', [' ERROR query failed err.message=refused', ' INFO  said ERROR "quoted"']],
	['"level":50', [' {"level":50,"msg":"query failed","err":{"message":"refused"}}']],
	['said ERROR "q', [' INFO  said ERROR "quoted"']],
	['/WARN  disk/', [' WARN  disk is full']],
	['!/INFO|error/', [' ERROR query failed err.message=refused', ' WARN  disk is full']],
	['level:error', [' ERROR query failed err.message=refused']],
	['level:warn', [' ERROR query failed err.message=refused', ' WARN  disk is full']],
	['!level:info', [' ERROR query failed err.message=refused', ' WARN  disk is full', ' GET /error/ 200']],
])('the filter %s matches lines as they are shown and as they were written', async (filter, expected) => {
	const {store, until} = runFeeds([logScan], logging(lines(shaped)));
	store.dispatch({type: 'logView/filtered', filter});
	const state = await until(({fleet}) => fleet.logs.filter?.lookedTo === shaped.length);
	expect(shownTexts(state)).toEqual(expected);
});

test('errors are found one after another, the first one from the newest line, round the ends', async () => {
	const many = Array.from({length: 300}, (_, index) => (index % 100 === 40 ? 'ERROR no' : 'error.css 200'));
	const {store, until} = runFeeds([logScan], logging(lines(many)));
	const go = async (...commands: Array<'logNextError' | 'logPreviousError'>) => {
		for (const command of commands) {
			for (const item of logCommands[command]({state: store.getState(), panes: [], key: ''})) {
				store.dispatch(item as Message);
			}
		}

		const state = await until(({fleet}) => fleet.logs.search?.lookedTo === 300);
		return selectHold(state)?.cursor;
	};
	expect(await go('logNextError')).toBe(40);
	expect(await go('logNextError')).toBe(140);
	expect(await go('logNextError', 'logNextError')).toBe(40);
	expect(await go('logPreviousError', 'logPreviousError')).toBe(140);
	expect(titleOf(store.getState())).toContain(' · error 2 of 3');
});
