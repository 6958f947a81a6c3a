import {expect, test} from 'vitest';
import {columns} from '../../source/view/list/container-columns.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {safe, safeText} from '../../source/text/safe-text.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import {initialState} from '../../source/store/initial-state.js';
import type {Message} from '../../source/store/messages.js';
import type {Overlay, Target} from '../../source/store/view/overlay-slice.js';
import {reduce} from '../../source/store/reduce.js';
import {idOf, listed, makeState, startMs} from '../helpers/fixtures.js';
import {plain} from '../helpers/cells.js';
import {fleetMessages, ticked} from '../helpers/fleet.js';

const at80: Message = {type: 'screen/resized', columns: 80, rows: 24};
const target: Target = {kind: 'container', id: idOf('db'), name: safe`db`, state: 'running'};

function show(...messages: Message[]): string[] {
	return plain(firstFrame(makeState(at80, ...messages), allBindings)).split('\n');
}

const open = (overlay: Overlay): Message => ({type: 'overlay/opened', overlay});

const confirm = (targets: readonly Target[], scroll = 0): Overlay => ({
	kind: 'confirm',
	actionId: 'stop',
	targets,
	options: {},
	scroll,
});

test('a question stands in the footer, and the list stays in sight', () => {
	const lines = show(...fleetMessages(3), open(confirm([target])));
	expect(lines).toHaveLength(24);
	expect(lines[22]).toContain(`Stop db (${idOf('db').slice(0, 12)})?`);
	expect(lines[23]).toContain('y stop  n cancel');
	expect(lines[4]).toContain('worker-3');
});

test('a question about several lists them all over the panes', () => {
	const names = ['db', 'cache', 'cron'];
	const targets = names.map(name => ({...target, id: idOf(name), name: safe`${target.name}-${name.length}`}));
	const text = show(...fleetMessages(3), open(confirm(targets))).join('\n');
	expect(text).toContain('Stop 3 containers?');
	for (const {id, name} of targets) {
		expect(text).toContain(`${name}  ${id.slice(0, 12)}`);
	}
});

test('a question about more than there is room for says how many it shows', () => {
	const targets = Array.from({length: 40}, (_, index) => ({...target, id: idOf(`db-${index}`)}));
	const asked = [...fleetMessages(3), open(confirm(targets))];
	expect(show(...asked).join('\n')).toMatch(/Affected containers ─+ 1–36 of 40 ╮/);
	expect(show(...asked).at(-1)).toMatch(/^ y show the next 4 of 40 {2}n cancel {2}j k scroll/);
	expect(show(...fleetMessages(3), open(confirm(targets, 4))).at(-1)).toMatch(
		/^ y stop {2}n cancel {2}j k scroll/,
	);
});

test('a choice lies at the bottom, under the list', () => {
	const choices = ['SIGKILL', 'SIGTERM'].map(value => ({
		answer: {kind: 'action', actionId: 'kill', value} as const,
		label: safe`${value === 'SIGKILL' ? safe`SIGKILL` : safe`SIGTERM`}`,
	}));
	const lines = show(
		...fleetMessages(3),
		open({
			kind: 'choose',
			title: safe`Signal`,
			choices,
			cursor: 1,
			targets: [target],
		}),
	);
	expect(lines[19]).toMatch(/^╭ Signal · db \(646200000000\) ─+╮$/);
	expect(lines[21]).toMatch(/^│ ▸ SIGTERM/);
	expect(lines[4]).toContain('worker-3');
});

test('a value being typed or chosen stands beside what it is for, by name and id', () => {
	const other: Target = {...target, id: idOf('web'), name: safe`web`};
	const prompt = (...targets: Target[]) =>
		open({
			kind: 'prompt',
			label: safe`memory limit`,
			draft: {text: '', caret: 0},
			purpose: {kind: 'action', actionId: 'memoryLimit'},
			isLive: false,
			before: '',
			targets,
		});
	const one = show(...fleetMessages(3), prompt(target));
	expect(one[23]).toMatch(/^ {3}db \(646200000000\) {3}.*enter/);
	const several = show(...fleetMessages(3), prompt(target, other));
	expect(several[23]).toMatch(/^ {3}2 containers {3}/);
	expect(several.slice(18, 22).join('\n')).toMatch(
		/Affected containers.*\n.*db {3}646200000000.*\n.*web {2}776562/,
	);
	const choice = open({
		kind: 'choose',
		title: safe`Restart policy`,
		choices: [{label: safe`no`, answer: {kind: 'action', actionId: 'restartPolicy', value: 'no'}}],
		cursor: 0,
		targets: [target, other],
	});
	expect(show(...fleetMessages(3), choice).join('\n')).toMatch(
		/Restart policy · 2 containers.*\n.*▸ no.*\n.*\n.*db {3}646200000000.*\n.*web {2}776562/,
	);
});

test('a filter being typed tells how many match, or what is wrong with it', () => {
	const prompt = (text: string): Message[] => [
		{type: 'lists/filtered', list: 'containers', filter: text},
		open({
			kind: 'prompt',
			label: safe`filter`,
			draft: {text, caret: text.length},
			purpose: {kind: 'filter'},
			isLive: true,
			before: '',
			targets: [],
		}),
	];
	const good = show(listed('api-1', 'api-2', 'db'), ...prompt('api'));
	expect(good[22]).toMatch(/^ filter › api/);
	expect(good[23]).toContain('2 of 3');
	expect(show(listed('api-1'), ...prompt('/(/'))[23]).toContain('bad regex: Unterminated group');
});

test('columns say which are on, and which have no room', () => {
	const lines = show(
		...fleetMessages(3),
		{
			type: 'lists/columnsChosen',
			list: 'containers',
			columns: ['name', 'state', 'command', 'image', 'ports', 'why'],
		},
		open({kind: 'columns', list: 'containers', count: columns.length, cursor: 0}),
	);
	expect(lines.at(-1)).toContain('0 reset');
	expect(lines.find(line => line.includes('NAME'))).toMatch(/ ▸ \[x] NAME/);
	expect(lines.find(line => line.includes('CPU %'))).toContain('[ ] CPU %');
	expect(lines.filter(line => line.includes('does not fit'))).not.toHaveLength(0);
});

test('the palette shows what matches, the help every key, the messages the newest first', () => {
	const palette = show(open({kind: 'palette', draft: {text: 'restart', caret: 7}, cursor: 0}));
	expect(palette.find(line => line.includes('▸'))).toContain('Restart the container');
	const typed = (text: string) => show(open({kind: 'palette', draft: {text, caret: text.length}, cursor: 0}));
	expect(typed('registry').find(line => line.includes('▸'))).toContain('Go to the Registry pane');
	expect(typed('zzz').join('\n')).toContain('nothing matches');
	expect(show(open({kind: 'help', scroll: 0})).join('\n')).toContain('Stop the container');
	expect(
		show(open({kind: 'help', scroll: 9999}))
			.at(-3)
			?.trim(),
	).not.toBe('││');
	const notes: Message[] = ['first', 'second'].map((text, index) => ({
		type: 'notes/added',
		note: {atMs: startMs + index, tone: 'bad', text: safe`${text === 'first' ? safe`first` : safe`second`}`},
	}));
	const messages = show(...notes, open({kind: 'messages', scroll: 0}));
	expect(messages[3]).toContain('✗ second');
	expect(messages[4]).toContain('✗ first');
});

test('what was just done stands in the footer for a while, then the keys do again', () => {
	const note: Message = {
		type: 'notes/added',
		note: {atMs: startMs, tone: 'bad', text: safe`db: stop failed: no`},
	};
	expect(show(note, ticked(2000)).at(-2)).toMatch(/✗ db: stop failed: no .*! messages/);
	expect(show(note, ticked(2000)).at(-1)).toContain('q quit');
	expect(show(note, ticked(9000)).join()).not.toContain('stop failed');
});

test('a long note is wrapped over the keys, also over those of a question, and nothing of it is cut', () => {
	const words = Array.from({length: 40}, (_, index) => `word${index}`);
	const note: Message = {
		type: 'notes/added',
		note: {atMs: startMs, tone: 'bad', text: safeText(words.join(' '))},
	};
	for (const overlays of [[], [open(confirm([target]))]]) {
		const lines = show(...fleetMessages(3), note, ticked(2000), ...overlays);
		const text = lines.join(' ');
		expect(words.filter(word => !text.includes(word))).toEqual([]);
		expect(lines.at(-1)).toMatch(overlays.length === 0 ? /q quit/ : /n cancel/);
		expect(lines).toHaveLength(24);
	}
});

test('read-only says so, and names no key that would change something', () => {
	const screen = {...makeState(at80).view.screen, isReadOnly: true};
	const state = reduce(
		initialState({
			label: safe`default`,
			url: safe`unix:///s`,
			isDemo: false,
			tried: [],
			ourNowMs: startMs,
			screen,
		}),
		listed('web'),
	);
	const frame = firstFrame(state, allBindings).split('\n');
	expect(plain(frame[0] ?? '')).toContain('read-only');
	expect(plain(frame.at(-1) ?? '')).toMatch(/W why .*l logs .*\/ filter/);
	expect(plain(frame.at(-1) ?? '')).not.toMatch(/s stop|e shell|r restart/);
});

test('without an engine no action is named, and r tries it again', () => {
	const lost: Message = {
		type: 'connection/lost',
		problem: {kind: 'unreachable', words: safe`refused`},
		retryAtMs: startMs + 5000,
	};
	const frame = firstFrame(makeState(at80, ...fleetMessages(3), lost, ticked(9000)), allBindings).split('\n');
	expect(plain(frame.at(-1) ?? '')).toContain('r try now');
	expect(plain(frame.at(-1) ?? '')).not.toMatch(/s stop|e shell|r restart|W why/);
});

test('the demo says that it is one', () => {
	const {screen} = makeState({type: 'screen/resized', columns: 120, rows: 40}).view;
	const state = initialState({
		label: safe`demo`,
		url: safe`unix:///tmp/x`,
		isDemo: true,
		tried: [],
		ourNowMs: startMs,
		screen,
	});
	expect(plain(firstFrame(state, allBindings)).split('\n')[0]).toContain(
		'demo · built in, nothing here is real',
	);
});
