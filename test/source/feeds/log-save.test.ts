import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {lineFlags, packLines} from '../../../source/logs/log-pack.js';
import {logSave} from '../../../source/feeds/log-save.js';
import type {State} from '../../../source/store/state.js';
import {idOf} from '../../helpers/fixtures.js';
import {stampOf} from '../../helpers/grown-log.js';
import {mountSmallDisk, whyNoSmallDisk} from '../../helpers/small-disk.js';
import {lines, logging, logSet} from '../../helpers/log-state.js';
import {engineWith, numbered, runFeeds} from '../../helpers/run-feeds.js';

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'midwatch-save-'));
	onTestFinished(() => rmSync(path, {recursive: true}));
	return path;
}

const noteOf = ({fleet}: State) => fleet.notes.list.at(-1)?.text ?? '';

test('what is kept is saved for the user alone, without control sequences', async () => {
	const path = join(folder(), 'api.log');
	const {store, until} = runFeeds([logSave], logging(lines(['one', '\u001B[31mtwo\u001B[0m'])));
	store.dispatch({type: 'saves/asked', path, what: 'kept'});
	const state = await until(at => noteOf(at) !== '');
	expect(noteOf(state)).toContain('saved 2 lines');
	expect(readFileSync(path, 'utf8')).toBe(`${stampOf(1000)} one\n${stampOf(1001)} two\n`);
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(state.fleet.saves.save).toBeUndefined();
});

test.each(['kept', 'engine'] as const)(
	'what a progress line drew over stands in the order in which it was written (%s)',
	async what => {
		const path = join(folder(), 'api.log');
		const texts = ['get 0%\rget 50%\r\u001B[Kdone', 'dos\r', '\r\rlast'];
		const log = texts.map((text, index) => ({stamp: stampOf(1000 + index), text}));
		const pieces = [
			{stamp: stampOf(2000), text: 'long 1%\r', flags: lineFlags.goesOn},
			{stamp: stampOf(2000), text: 'long 2%', flags: 0},
		];
		const {store, until} = runFeeds([logSave], logging(lines(texts)), {
			async *logs() {
				yield {pack: packLines([...log, ...pieces]), bytes: 0};
			},
		});
		store.dispatch({type: 'saves/asked', path, what});
		await until(at => noteOf(at) !== '');
		const saved = readFileSync(path, 'utf8').trimEnd().split('\n');
		const expected = [
			'get 0%␍get 50%␍done',
			'dos',
			'␍last',
			...(what === 'engine' ? ['long 1%␍long 2%'] : []),
		];
		expect(saved.map(line => line.slice(31))).toEqual(expected);
	},
);

test('a file that is there already is left as it is', async () => {
	const path = join(folder(), 'api.log');
	writeFileSync(path, 'mine');
	const {store, until} = runFeeds([logSave], logging(lines(['one'])));
	store.dispatch({type: 'saves/asked', path, what: 'kept'});
	expect(noteOf(await until(at => noteOf(at) !== ''))).toContain('exists already');
	expect(readFileSync(path, 'utf8')).toBe('mine');
});

test('all that the engine has is saved, more than is kept', async () => {
	const path = join(folder(), 'api.log');
	const log = numbered(0, 12_000);
	const {store, until} = runFeeds([logSave], logging(lines(['kept'])), engineWith(log));
	store.dispatch({type: 'saves/asked', path, what: 'engine'});
	expect(noteOf(await until(at => noteOf(at) !== ''))).toContain('saved 12,000 lines');
	expect(readFileSync(path, 'utf8')).toBe(log.map(({stamp, text}) => `${stamp} ${text}\n`).join(''));
});

test('a save that is cancelled leaves nothing behind', async () => {
	const path = join(folder(), 'api.log');
	const begun = Promise.withResolvers<void>();
	const {store, until} = runFeeds([logSave], logging(lines(['kept'])), {
		async *logs(_id, _options, signal) {
			yield {pack: packLines(numbered(0, 10)), bytes: 0};
			begun.resolve();
			await new Promise(resolve => {
				signal.addEventListener('abort', resolve, {once: true});
			});
		},
	});
	store.dispatch({type: 'saves/asked', path, what: 'engine'});
	await begun.promise;
	expect(existsSync(path)).toBe(true);
	store.dispatch({type: 'saves/cancelled'});
	expect(noteOf(await until(at => noteOf(at) !== ''))).toContain('cancelled');
	expect(existsSync(path)).toBe(false);
});

test.skipIf(whyNoSmallDisk)('on a full disk nothing is saved, and nothing stays', async () => {
	const disk = mountSmallDisk(64);
	const log = numbered(0, 1000).map(line => ({...line, text: `${line.text} ${'x'.repeat(80)}`}));
	const {store, until} = runFeeds([logSave], logging(lines(['kept'])), engineWith(log));
	store.dispatch({type: 'saves/asked', path: join(disk, 'api.log'), what: 'engine'});
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
	const {store, until} = runFeeds([logSave], logging(arrived));
	store.dispatch({type: 'saves/asked', path, what: 'kept'});
	expect(noteOf(await until(at => noteOf(at) !== ''))).toContain('; 1 longer than 16 KiB are cut');
	expect(readFileSync(path, 'utf8')).toBe(`${stampOf(1)} begin ⋯cut\n${stampOf(2)} whole\n`);
});
