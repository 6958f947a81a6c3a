import {expect, test} from 'vitest';
import {listView} from '../../source/store/view/lists-slice.js';
import {perform} from '../../source/actions/perform.js';
import {actionById} from '../../source/actions/action-table.js';
import type {Engine} from '../../source/engine/engine.js';
import {safe, safeText} from '../../source/text/safe-text.js';
import {statsChartsView as statsView} from '../../source/panes/stats/stats-charts-view.js';
import {containersView} from '../../source/panes/list/containers-view.js';
import {lineWidth} from '../../source/text/fit-line.js';
import {selectCursor} from '../../source/view/list/container-cursor.js';
import {selectLogSet} from '../../source/view/logs/log-set.js';
import type {State} from '../../source/store/state.js';
import {reduce} from '../../source/store/reduce.js';
import {createStore} from '../../source/store/store.js';
import {asListed} from '../helpers/as-listed.js';
import {sampled} from '../helpers/fleet.js';
import {idOf, makeContainer, makeState, startMs} from '../helpers/fixtures.js';
import {linesShown} from '../helpers/lists.js';
import {pressKeys, typed} from '../helpers/press-keys.js';

const member = (name: string, dependsOn?: string) =>
	makeContainer(name, {
		project: safe`shop`,
		service: safeText(name),
		labels: dependsOn === undefined ? {} : {'com.docker.compose.depends_on': safeText(dependsOn)},
	});

/** `alone` belongs to no project, `web` needs `db`. By name: alone, db, other, web. */
const fleet = () =>
	makeState(
		{type: 'connection/opened', host: {} as never, atMs: startMs},
		{
			type: 'containers/listed',
			containers: [
				makeContainer('alone'),
				member('web', 'db:service_started:false'),
				member('db'),
				makeContainer('other', {project: safe`blog`, service: safe`other`}),
			],
		},
		{type: 'lists/sorted', list: 'containers', sort: 'name'},
	);

const names = linesShown;
const question = (state: State) => {
	const overlay = state.view.overlay.stack.at(-1);
	return overlay?.kind === 'confirm' ? [overlay.actionId, ...overlay.targets.map(({name}) => name)] : overlay;
};

const noteOf = ({fleet: {notes}}: State) => notes.list.at(-1)?.text;

test('@ puts the containers of a project under its heading, where the first of them stood', () => {
	expect(names(pressKeys(fleet(), '@').state)).toEqual([
		'[]',
		'alone',
		'[shop]',
		'db',
		'web',
		'[blog]',
		'other',
	]);
	expect(names(pressKeys(fleet(), '@', '@').state)).toEqual(['alone', 'db', 'other', 'web']);
});

test('- folds the project under the cursor to its heading, on which the cursor then stands, and + unfolds it', () => {
	const folded = pressKeys(fleet(), '@', 'j', 'j', '-').state;
	expect(names(folded)).toEqual(['[]', 'alone', '[shop]', '[blog]', 'other']);
	expect(names(pressKeys(folded, '-').state)).toEqual(names(folded));
	const {state} = pressKeys(folded, '+', 'j');
	expect(names(pressKeys(state, '+').state)).toEqual(names(state));
	expect(names(pressKeys(fleet(), '@', 'j', 'k', '-').state)).toEqual([
		'[]',
		'[shop]',
		'db',
		'web',
		'[blog]',
		'other',
	]);
	expect(selectCursor(state)?.name).toBe('db');
});

test('on a heading an action is about the whole project, asks for all of it, in the order of what needs what', () => {
	const onHeading = pressKeys(fleet(), '@', 'j').state;
	expect(selectCursor(onHeading)).toBeUndefined();
	expect(question(pressKeys(onHeading, 's').state)).toEqual(['stop', 'web', 'db']);
	expect(question(pressKeys(onHeading, 'd').state)).toEqual(['remove', 'web', 'db']);
	expect(question(pressKeys(onHeading, 'r').state)).toEqual(['restart', 'db', 'web']);
	expect(pressKeys(onHeading, 'u').effects).toEqual([]);
	expect(pressKeys(onHeading, 'u', 'y').effects).toMatchObject([
		{actionId: 'start', targets: [{name: 'db'}, {name: 'web'}]},
	]);
	expect(question(pressKeys(onHeading, '-', 's').state)).toEqual(['stop', 'web', 'db']);
});

test('what is about one container does nothing on a heading, and says what to do', () => {
	const onHeading = pressKeys(fleet(), '@', 'j').state;
	for (const key of ['e', 'A', 'i', 'W', 'x', 'D', 'R', 'y', 'Z', 'E', 'N']) {
		expect(noteOf(pressKeys(onHeading, 'space', 'k', key).state)).toBe('choose one container first');
	}

	const {state, effects} = pressKeys(onHeading, 'e', 'A', 'i', 'W', 'x', 'D', 'R', 'y', 'Z', 'E');
	expect(effects).toEqual([]);
	expect(state.view.overlay.stack).toEqual([]);
});

test('what belongs to no project is none: its heading takes no action and no mark, and says what to do', () => {
	const onHeading = pressKeys(fleet(), '@', 'g').state;
	for (const key of ['s', 'u', 'r', 'K', 'p', 'd', 'space']) {
		const {state, effects} = pressKeys(onHeading, key);
		expect([effects, state.view.overlay.stack]).toEqual([[], []]);
		expect(noteOf(state)).toBe('these containers belong to no project: choose one, or mark several');
	}

	expect(listView(pressKeys(onHeading, 'space', '#').state, 'containers').marks.size).toBe(0);
	expect(question(pressKeys(onHeading, 'j', 's').state)).toEqual(['stop', 'alone']);
	expect(question(pressKeys(onHeading, 'j', 'space', 'g', 's').state)).toEqual(['stop', 'alone']);
});

test('space on a heading marks its containers, # those of the project under the cursor', () => {
	const marks = (...keys: string[]) => [...listView(pressKeys(fleet(), ...keys).state, 'containers').marks];
	expect(marks('@', 'j', 'space').sort()).toEqual([idOf('db'), idOf('web')].sort());
	expect(marks('@', 'j', 'space', 'k', 'space')).toEqual([]);
	expect(marks('j', '#').sort()).toEqual([idOf('db'), idOf('web')].sort());
	expect(marks('j', '#', '#')).toEqual([]);
	expect(marks('#')).toEqual([]);
});

test('* marks containers only, never a heading, folded ones too, of which it says how many there are', () => {
	const {state} = pressKeys(fleet(), '@', 'j', '-', '*');
	expect(noteOf(state)).toBe('marked with 2 rows in folded projects: + unfolds one');
	expect(noteOf(pressKeys(fleet(), '@', '*').state)).toBeUndefined();
	const marked = listView(state, 'containers').marks;
	expect([...marked].sort()).toEqual(['alone', 'db', 'other', 'web'].map(name => idOf(name)).sort());
});

test('the order stands still while a question is open, headings included', () => {
	const asked = pressKeys(fleet(), '@', 'j', 's').state;
	expect(names(asked)).toEqual(names(pressKeys(fleet(), '@').state));
});

test('the heading counts, tells of trouble, and fills the width', () => {
	const lines = (state: State) => containersView.lines(state, 100, 12);
	const text = (state: State) =>
		lines(state)
			.map(line => line.map(one => one.text).join(''))
			.join('\n');
	const state = pressKeys(fleet(), '@', 'j').state;
	expect(text(state)).toMatch(/▸ {2}▾ shop {2}2 containers, 2 up/);
	expect(text(pressKeys(state, '-').state)).toMatch(/▸ {2}\+ shop/);
	expect(text(state)).not.toMatch(/shop.*CPU/);
	const figures = {cpuPercent: 30.5, memoryBytes: 1024 ** 3};
	const used = reduce(
		state,
		sampled({db: figures, web: {...figures, cpuPercent: undefined}, alone: figures}),
	);
	expect(text(used)).toMatch(/shop {2}2 containers, 2 up {2}CPU 30\.5% {2}MEM 2\.0G/);
	for (const line of lines(state).filter(one => one.length > 0)) {
		expect(lineWidth(line)).toBe(100);
	}
});

test('a project that calls itself as none is called, or by blanks, is told from none', () => {
	const named = ['(no project)', '   ', '"(no project)"'].map((project, index) =>
		makeContainer(`c${index}`, {project: safeText(project)}),
	);
	const state = reduce(fleet(), {
		type: 'containers/listed',
		containers: [makeContainer('alone'), ...named],
	});
	const text = containersView
		.lines(pressKeys(state, '@').state, 100, 12)
		.map(line => line.map(one => one.text).join(''));
	const headings = text.flatMap(line => /▾ (.*?) {2}\d/.exec(line)?.[1] ?? []);
	expect(headings).toEqual(['(no project)', '"(no project)"', '"   "', '""(no project)""']);
});

test('one container is told as one, and headings are not counted as containers', () => {
	const state = pressKeys(fleet(), '@').state;
	const text = containersView
		.lines(state, 100, 12)
		.map(line => line.map(one => one.text).join(''))
		.join('\n');
	expect(text).toMatch(/blog {2}1 container, 1 up/);
	expect(text).toMatch(/shop {2}2 containers, 2 up/);
	const note = (of: State) => (containersView.note?.(of, 100) ?? []).map(one => one.text).join('');
	expect(note(state)).toBe('1–4 of 4');
	expect(note(pressKeys(state, 'j', '-').state)).toBe('1–2 of 2');
});

test('a filter that hides some of a project leaves the others under its heading, and actions to them', () => {
	const filtered = pressKeys(fleet(), '@', '/', ...typed('web'), 'enter', 'g').state;
	expect(names(filtered)).toEqual(['[shop]', 'web']);
	expect(question(pressKeys(filtered, 's').state)).toEqual(['stop', 'web']);
});

test('a wave waits for the one before', async () => {
	const {effects, state} = pressKeys(fleet(), '@', 'j', 's', 'y');
	const [effect] = effects;
	const stop = actionById('stop');
	const store = createStore(state);
	const log: string[] = [];
	const engine = {
		...asListed,
		async stop(id: string) {
			log.push(`asked ${id === idOf('web') ? 'web' : 'db'}`);
			await new Promise(resolve => {
				setImmediate(resolve);
			});
			log.push(`done ${id === idOf('web') ? 'web' : 'db'}`);
		},
	} as unknown as Engine;
	if (stop && effect?.type === 'effect/perform') {
		const context = {...store, engine, now: () => startMs};
		await perform(stop, effect.targets, {}, context, new AbortController().signal);
	}

	store.close();
	expect(log).toEqual(['asked web', 'done web', 'asked db', 'done db']);
});

test('what waits for one that failed is left alone, and what waits for that too; the others are not', async () => {
	const shop = reduce(fleet(), {
		type: 'containers/listed',
		containers: [
			member('db'),
			member('api', 'db:'),
			member('web', 'api:'),
			member('mail'),
			member('ads', 'mail:'),
		],
	});
	const {effects, state} = pressKeys(shop, '*', 'u', 'y');
	const [effect] = effects;
	const start = actionById('start');
	const store = createStore(state);
	const engine = {
		...asListed,
		async start(id: string) {
			if (id === idOf('db')) {
				throw new Error('port is taken');
			}
		},
	} as unknown as Engine;
	if (start && effect?.type === 'effect/perform') {
		const context = {...store, engine, now: () => startMs};
		await perform(start, effect.targets, {}, context, new AbortController().signal);
	}

	store.close();
	expect(
		store
			.getState()
			.fleet.notes.list.map(({text}) => text)
			.sort(),
	).toEqual([
		'api: not started, db was not',
		'db: start failed: port is taken',
		'started 2 of 5 containers, 1 failed, 2 left alone',
		'started ads',
		'started mail',
		'web: not started, api was not',
	]);
});

test('on a heading the stats are those of its containers, the busiest first', () => {
	const grouped = pressKeys(fleet(), '@').state;
	const heading = linesShown(grouped).indexOf('[shop]');
	const {state} = pressKeys(grouped, 'g', ...Array.from({length: heading}, () => 'j'));
	const figures = reduce(state, sampled({db: {cpuPercent: 1}, web: {cpuPercent: 40}}));
	const texts = (height: number) =>
		statsView.lines(figures, 60, height).map(line =>
			line
				.map(({text}) => text)
				.join('')
				.trimEnd(),
		);
	expect(statsView.title(figures).map(({text}) => text)).toEqual(['Stats', ' · shop']);
	expect(texts(8).at(-1)).toMatch(/^ \+ sum 41\.0% \S+ {2}a web 40\.0% \S+ {2}b db 1\.0%/);
	expect(texts(20).slice(-3)).toMatchObject(
		[/NAME +CPU/, /web +40\.0/, /db +1\.0/].map(one => expect.stringMatching(one)),
	);
	expect(texts(2)).toHaveLength(2);
});

test('on a heading the logs are those of the whole project', () => {
	const grouped = pressKeys(fleet(), '@').state;
	const heading = linesShown(grouped).indexOf('[shop]');
	const {state} = pressKeys(grouped, 'g', ...Array.from({length: heading}, () => 'j'));
	expect(selectCursor(state)).toBeUndefined();
	const {key, title, containers} = selectLogSet(state);
	expect(containers.map(({name}) => name)).toEqual(['db', 'web']);
	expect([key, title]).toEqual(['project:shop~1000', 'project shop']);
	expect(selectLogSet(pressKeys(state, 'j').state).containers.map(({name}) => name)).toEqual(['db']);
});
