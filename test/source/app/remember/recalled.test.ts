import {execFileSync} from 'node:child_process';
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {keepChoices} from '../../../../source/app/remember/keep-choices.js';
import {readChoices} from '../../../../source/app/remember/read-choices.js';
import {recalled} from '../../../../source/app/remember/recalled.js';
import {stateFolder} from '../../../../source/app/state-folder.js';
import {writeChoices} from '../../../../source/app/remember/write-choices.js';
import {createStore} from '../../../../source/store/store.js';
import {makeState} from '../../../helpers/fixtures.js';

function makeStateFolder(): {readonly folder: string; readonly path: string} {
	const above = mkdtempSync(join(tmpdir(), 'midwatch-remember-'));
	onTestFinished(() => rmSync(above, {recursive: true, force: true}));
	const folder = join(above, 'midwatch');
	return {folder, path: join(folder, 'screen.json')};
}

function noted(folder: string) {
	return recalled(makeState(), folder, {isRemembering: true}).fleet.notes.list.map(({text}) => text);
}

test('the folder is where XDG says, and a path that is not whole is none', () => {
	expect(stateFolder({XDG_STATE_HOME: '/var/state'})).toBe('/var/state/midwatch');
	expect(stateFolder({XDG_STATE_HOME: 'state'})).toMatch(/^\/.*\/\.local\/state\/midwatch$/);
});

test('at the first start nothing is recalled, and nothing is said', () => {
	const {folder} = makeStateFolder();
	const state = makeState();
	expect(recalled(state, folder, {isRemembering: true})).toEqual(state);
});

test('what is written is read again, for the user alone, beside what others wrote', async () => {
	const {folder, path} = makeStateFolder();
	await writeChoices(folder, {theme: 'light', 'containers.sort': 'cpu'});
	await writeChoices(folder, {theme: undefined, 'logs.wrap': true});
	expect(readChoices(folder)).toEqual({'containers.sort': 'cpu', 'logs.wrap': true});
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(statSync(folder).mode & 0o777).toBe(0o700);
	expect(readdirSync(folder)).toEqual(['screen.json']);
});

test('many that write at once leave a whole file, and nothing beside it', async () => {
	const {folder} = makeStateFolder();
	await writeChoices(folder, {'kept.by': 'another version'});
	const writers = Array.from({length: 20}, async (_, index) =>
		writeChoices(folder, {[`choice${index}`]: index}),
	);
	await Promise.all(writers);
	expect(readChoices(folder)).toMatchObject({'kept.by': 'another version'});
	expect(readdirSync(folder)).toEqual(['screen.json']);
});

type Hostile = readonly [what: string, make: (path: string) => void];

test.each<Hostile>([
	['a pipe that nobody writes to', path => execFileSync('mkfifo', [path])],
	['a device without end', path => symlinkSync('/dev/zero', path)],
	['a folder', path => mkdirSync(path)],
	['too much', path => writeFileSync(path, `{"theme": "${'x'.repeat(100_000)}"}`)],
	['no JSON', path => writeFileSync(path, 'theme = light')],
	['deep JSON', path => writeFileSync(path, '['.repeat(60_000))],
	['a list', path => writeFileSync(path, '[1]')],
	['null', path => writeFileSync(path, 'null')],
	[
		'values that are none',
		path => writeFileSync(path, '{"theme": "pink", "containers.sort": 1, "__proto__": {}}'),
	],
	['controls', path => writeFileSync(path, '{"\\u001b]52;c;aGk=\\u0007": "\\u001b[2J"}')],
])('of a bad file is said once what it is, and nothing else changes: %s', async (_what, make) => {
	const {folder, path} = makeStateFolder();
	mkdirSync(folder);
	make(path);
	const state = makeState();
	const next = recalled(state, folder, {isRemembering: true});
	expect(next.view).toEqual(state.view);
	expect(noted(folder)).toHaveLength(1);
	expect(noted(folder)[0]).toContain('screen.json');
	expect(noted(folder)[0]).not.toMatch(/[\u0000-\u001F\u007F-\u009F]/);
});

test('the good part of a file is taken, and flags overrule it', () => {
	const {folder, path} = makeStateFolder();
	mkdirSync(folder);
	writeFileSync(path, '{"theme": "light", "containers.sort": "cpu", "logs.wrap": "perhaps"}');
	const {view} = recalled(makeState(), folder, {sort: 'name', isRemembering: true});
	expect(view.screen.theme).toBe('light');
	expect(view.lists.byId.get('containers')?.sort).toBeUndefined();
	expect(noted(folder)).toEqual([expect.stringContaining('logs.wrap')]);
});

test('what is chosen is written at the end at the latest, and only that', async () => {
	const {folder} = makeStateFolder();
	const store = createStore(makeState());
	const end = keepChoices(store, folder);
	store.dispatch({type: 'lists/sorted', list: 'containers', sort: 'mem'});
	store.dispatch({type: 'lists/filtered', list: 'containers', filter: 'api'});
	await writeChoices(folder, {theme: 'dark'});
	await end();
	expect(readChoices(folder)).toEqual({theme: 'dark', 'containers.sort': 'mem'});
});

test('where nothing is chosen nothing is written', async () => {
	const {folder} = makeStateFolder();
	await keepChoices(createStore(makeState()), folder)();
	expect(() => statSync(folder)).toThrow('ENOENT');
});

test('a folder that cannot be written to is told of once', async () => {
	const store = createStore(makeState());
	const end = keepChoices(store, '/proc/midwatch');
	store.dispatch({type: 'logView/wrapToggled'});
	await end();
	store.dispatch({type: 'logView/shapeToggled'});
	await end();
	expect(store.getState().fleet.notes.list.map(({text}) => text)).toEqual([
		expect.stringContaining("can't be remembered in /proc/midwatch"),
	]);
});

test('nothing is written where others may write too', async () => {
	const {folder, path} = makeStateFolder();
	mkdirSync(folder);
	chmodSync(folder, 0o777);
	await expect(writeChoices(folder, {theme: 'light'})).rejects.toThrow('another user');
	expect(() => readFileSync(path)).toThrow('ENOENT');
});
