import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {EngineError} from '../../../source/engine/transport/engine-error.js';
import type {Engine} from '../../../source/engine/engine.js';
import type {LogOptions} from '../../../source/engine/types.js';
import type {Feed} from '../../../source/feeds/feed.js';
import {logOlder} from '../../../source/feeds/log-older.js';
import {logSave} from '../../../source/feeds/log-save.js';
import {logScan} from '../../../source/feeds/log-scan.js';
import {logs} from '../../../source/feeds/logs-feed.js';
import {supervise} from '../../../source/feeds/supervise.js';
import {firstSeq, readLine} from '../../../source/logs/log-buffer.js';
import {countHits} from '../../../source/logs/log-hits.js';
import {lineFlags, packLines} from '../../../source/logs/log-pack.js';
import {safe} from '../../../source/text/safe-text.js';
import {selectLogEmpty} from '../../../source/view/logs/log-title.js';
import type {State} from '../../../source/store/state.js';
import {createStore} from '../../../source/store/store.js';
import {detailed, idOf, listed, makeContainer, makeState} from '../../helpers/fixtures.js';
import {stampOf, type StampedLine} from '../../helpers/grown-log.js';
import {mountSmallDisk, whyNoSmallDisk} from '../../helpers/small-disk.js';
import {lines, logging, logSet, shownTexts, titleOf} from '../../helpers/log-state.js';

function run(feeds: readonly Feed[], state: State, engine: Partial<Engine> = {}) {
	const store = createStore(state);
	const controller = new AbortController();
	const context = {
		engine: engine as Engine,
		dispatch: store.dispatch,
		getState: store.getState,
		onChange: store.onChange,
	};
	supervise(feeds, store, context, controller.signal);
	onTestFinished(() => {
		controller.abort();
		store.close();
	});
	const until = async (isSo: (at: State) => boolean) =>
		new Promise<State>(resolve => {
			const look = () => {
				if (isSo(store.getState())) {
					stop();
					resolve(store.getState());
				}
			};

			const stop = store.onChange(look);
			look();
		});
	return {store, until, controller};
}

const numbered = (from: number, count: number): StampedLine[] =>
	Array.from({length: count}, (_, index) => ({
		stamp: stampOf(100_000 + from + index),
		text: `line ${from + index}`,
	}));

/** An engine with that log, as Docker counts: `tail` from the end, whatever `until`. */
function engineWith(log: readonly StampedLine[], asked: LogOptions[] = []): Pick<Engine, 'logs'> {
	return {
		async *logs(_id, options) {
			asked.push(options);
			const last = options.tail === 'all' ? log : log.slice(-options.tail);
			const wanted = last.filter(
				({stamp}) => (options.until ?? stamp) >= stamp && (options.since ?? stamp) <= stamp,
			);
			yield {pack: packLines(wanted), bytes: 0};
		},
	};
}

const opened = {type: 'connection/opened', host: {} as never, atMs: 0} as const;

test('the cursor’s log is read, once to its end when its container has ended', async () => {
	const asked: LogOptions[] = [];
	const state = makeState(opened, {
		type: 'containers/listed',
		containers: [makeContainer('api', {state: 'exited'})],
	});
	const {until} = run([logs], state, engineWith(numbered(0, 5), asked));
	const ended = await until(({fleet}) => fleet.logs.sources.get(idOf('api'))?.status === 'ended');
	expect(readLine(ended.fleet.logs.buffer, 4)?.text).toBe('line 4');
	expect(asked).toEqual([{follow: true, tail: 1000}]);
	expect(logs.wants(ended)).toEqual([]);
	expect(titleOf(ended)).toBe('Logs · api · ended');
});

test('the filter lets lines pass as they come, with those that were there', async () => {
	const {store, until} = run([logScan], logging(lines(['ok', 'ERROR one', 'ok'])));
	store.dispatch({type: 'logView/filtered', filter: 'error & !two'});
	await until(({fleet}) => fleet.logs.filter?.buffer.count === 1);
	store.dispatch(lines(['ok', 'error two', 'error three'], {fromNs: 9000}));
	const state = await until(({fleet}) => fleet.logs.filter?.buffer.count === 2);
	expect(shownTexts(state)).toEqual([' ERROR one', ' error three']);
	store.dispatch({type: 'logView/filtered', filter: ''});
	const all = await until(({fleet}) => fleet.logs.filter === undefined);
	expect(shownTexts(all)).toHaveLength(6);
});

test('a search looks at every line, in slices, and again when it is another', async () => {
	const many = Array.from({length: 5000}, (_, index) => `line ${index}`);
	const {store, until} = run([logScan], logging(lines(many)));
	store.dispatch({type: 'logView/searched', search: '99'});
	const isWhole = ({fleet}: State) => (fleet.logs.search?.lookedTo ?? 0) >= 5000;
	const first = await until(state => isWhole(state) && state.fleet.logs.search?.text === '99');
	expect(countHits(first.fleet.logs.buffer)).toBe(many.filter(text => text.includes('99')).length);
	store.dispatch({type: 'logView/searched', search: '/7{3}/'});
	const second = await until(state => isWhole(state) && state.fleet.logs.search?.text === '/7{3}/');
	expect(countHits(second.fleet.logs.buffer)).toBe(many.filter(text => /7{3}/.test(text)).length);
});

test('a catastrophic search comes to its end all the same', async () => {
	const {store, until} = run([logScan], logging(lines([`${'a'.repeat(3000)}!`, 'baa'])));
	store.dispatch({type: 'logView/searched', search: '/(a+)+$/'});
	const state = await until(({fleet}) => (fleet.logs.search?.lookedTo ?? 0) >= 2);
	expect(countHits(state.fleet.logs.buffer)).toBe(1);
});

test('older lines come a page at a time, as far as the engine has them, none twice', async () => {
	const log = numbered(0, 3500);
	const begin = lines(
		log.slice(2500).map(({text}) => text),
		{fromNs: 102_500},
	);
	const {store, until} = run([logOlder], logging(begin), engineWith(log));
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

test('after the engine was away a line says that times may be wrong from there', async () => {
	const log = numbered(0, 10);
	const {store, until} = run([logs], makeState(opened, listed('api')), engineWith(log));
	await until(({fleet}) => fleet.logs.sources.get(idOf('api'))?.status === 'ended');
	log.push(...numbered(10, 3));
	store.dispatch({type: 'connection/lost', problem: {kind: 'unreachable', words: safe`gone`}, retryAtMs: 0});
	store.dispatch(opened);
	const {fleet} = await until(at => at.fleet.logs.buffer.end >= 14);
	const texts = Array.from({length: 14}, (_, seq) => readLine(fleet.logs.buffer, seq)?.text);
	expect(texts[9]).toBe('line 9');
	expect(texts[10]).toContain('the engine was away');
	expect(texts.slice(11)).toEqual(['line 10', 'line 11', 'line 12']);
});

test('the engine’s words about a log that it cannot give stay, with where it went', async () => {
	let calls = 0;
	const {store, until} = run(
		[logs],
		makeState(opened, listed('api'), detailed('api', {logDriver: safe`syslog`})),
		{
			// oxlint-disable-next-line require-yield
			async *logs() {
				calls++;
				throw new EngineError('failed', safe`configured logging driver does not support reading`);
			},
		},
	);
	const state = await until(({fleet}) => fleet.logs.sources.get(idOf('api'))?.status === 'refused');
	const [first] = selectLogEmpty(state);
	expect(first?.text).toBe('configured logging driver does not support reading');
	expect(state.fleet.logs.sources.get(idOf('api'))?.hint).toContain('syslog');
	expect(logs.wants(store.getState())).toEqual([]);
	expect(calls).toBe(1);
});

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'midwatch-save-'));
	onTestFinished(() => rmSync(path, {recursive: true}));
	return path;
}

const noteOf = ({fleet}: State) => fleet.notes.list.at(-1)?.text ?? '';

test('what is kept is saved for the user alone, without control sequences', async () => {
	const path = join(folder(), 'api.log');
	const {store, until} = run([logSave], logging(lines(['one', '\u001B[31mtwo\u001B[0m'])));
	store.dispatch({type: 'logView/saveAsked', path, what: 'kept'});
	const state = await until(at => noteOf(at) !== '');
	expect(noteOf(state)).toContain('saved 2 lines');
	expect(readFileSync(path, 'utf8')).toBe(`${stampOf(1000)} one\n${stampOf(1001)} two\n`);
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(state.view.logView.save).toBeUndefined();
});

test('a file that is there already is left as it is', async () => {
	const path = join(folder(), 'api.log');
	writeFileSync(path, 'mine');
	const {store, until} = run([logSave], logging(lines(['one'])));
	store.dispatch({type: 'logView/saveAsked', path, what: 'kept'});
	expect(noteOf(await until(at => noteOf(at) !== ''))).toContain('exists already');
	expect(readFileSync(path, 'utf8')).toBe('mine');
});

test('all that the engine has is saved, more than is kept', async () => {
	const path = join(folder(), 'api.log');
	const log = numbered(0, 12_000);
	const {store, until} = run([logSave], logging(lines(['kept'])), engineWith(log));
	store.dispatch({type: 'logView/saveAsked', path, what: 'engine'});
	expect(noteOf(await until(at => noteOf(at) !== ''))).toContain('saved 12,000 lines');
	expect(readFileSync(path, 'utf8')).toBe(log.map(({stamp, text}) => `${stamp} ${text}\n`).join(''));
});

test('a save that is cancelled leaves nothing behind', async () => {
	const path = join(folder(), 'api.log');
	const begun = Promise.withResolvers<void>();
	const {store, until} = run([logSave], logging(lines(['kept'])), {
		async *logs(_id, _options, signal) {
			yield {pack: packLines(numbered(0, 10)), bytes: 0};
			begun.resolve();
			await new Promise(resolve => {
				signal.addEventListener('abort', resolve, {once: true});
			});
		},
	});
	store.dispatch({type: 'logView/saveAsked', path, what: 'engine'});
	await begun.promise;
	expect(existsSync(path)).toBe(true);
	store.dispatch({type: 'logView/saveEnded', id: 1});
	expect(noteOf(await until(at => noteOf(at) !== ''))).toContain('cancelled');
	expect(existsSync(path)).toBe(false);
});

test.skipIf(whyNoSmallDisk)('on a full disk nothing is saved, and nothing stays', async () => {
	const disk = mountSmallDisk(64);
	const log = numbered(0, 1000).map(line => ({...line, text: `${line.text} ${'x'.repeat(80)}`}));
	const {store, until} = run([logSave], logging(lines(['kept'])), engineWith(log));
	store.dispatch({type: 'logView/saveAsked', path: join(disk, 'api.log'), what: 'engine'});
	expect(noteOf(await until(at => noteOf(at) !== ''))).toMatch(/^not saved: ENOSPC/);
	expect(readdirSync(disk)).toEqual([]);
});

test('of lines that are kept cut, the file and the note say so', async () => {
	const path = join(folder(), 'api.log');
	const pack = packLines([
		{stamp: stampOf(1), text: 'begin', flags: lineFlags.cut},
		{stamp: stampOf(2), text: 'whole'},
	]);
	const arrived = {type: 'logs/arrived', set: logSet, id: idOf('api'), pack, atMs: 0} as const;
	const {store, until} = run([logSave], logging(arrived));
	store.dispatch({type: 'logView/saveAsked', path, what: 'kept'});
	expect(noteOf(await until(at => noteOf(at) !== ''))).toContain('; 1 longer than 16 KiB lack their end');
	expect(readFileSync(path, 'utf8')).toBe(`${stampOf(1)} begin ⋯cut\n${stampOf(2)} whole\n`);
});
