import {expect, test} from 'vitest';
import {allBindings} from '../../../source/keys/groups/all-bindings.js';
import {safe, safeText} from '../../../source/text/safe-text.js';
import {firstFrame} from '../../../source/panes/first-frame.js';
import {initialState} from '../../../source/store/initial-state.js';
import type {Message} from '../../../source/store/messages.js';
import {reduce} from '../../../source/store/reduce.js';
import type {Container, Details} from '../../../source/engine/types.js';
import {
	detailed,
	idOf,
	listed,
	makeContainer,
	makeFailure,
	makeState,
	startMs,
} from '../../helpers/fixtures.js';
import {plain} from '../../helpers/cells.js';
import {fleetMessages, opened, sampled, ticked} from '../../helpers/fleet.js';

const at80: Message = {type: 'screen/resized', columns: 80, rows: 24};

function show(...messages: Message[]): string[] {
	return plain(firstFrame(makeState(at80, ...messages), allBindings)).split('\n');
}

/** The row of a container in the list. */
function row(
	name: string,
	changes: Partial<Container>,
	details: Partial<Details> = {},
	...rest: Message[]
): string {
	const lines = show(
		opened(),
		{type: 'containers/listed', containers: [makeContainer(name, changes)]},
		detailed(name, details),
		ticked(),
		...rest,
	);
	return lines[4]?.slice(1, -1).trimEnd() ?? '';
}

test('a running container: state, use and limit', () => {
	expect(row('web', {}, {}, sampled({web: {}}))).toBe(
		'▸  web   up 3m         4.1        ▁  120M / 512M   20K  18K     0  12K',
	);
});

test('a container without figures yet shows that they are not known', () => {
	expect(row('web', {})).toMatch(/^▸ {2}web {3}up 3m {11}– +– +–$/);
});

test.each([
	['paused', {state: 'paused'}, {}, /paused +– +– +paused$/],
	['dead', {state: 'dead'}, {}, /dead +– +– +dead$/],
	['unhealthy', {health: 'unhealthy'}, {}, /up 3m unhealthy .* unhealthy$/],
	[
		'restarting',
		{state: 'restarting', exitCode: 1},
		{restartCount: 7},
		/restarting ×7 .* exit 1, restarted ×7$/,
	],
	[
		'exited',
		{state: 'exited', exitCode: 0, status: safe`Exited (0) 2 hours ago`},
		{finishedAtMs: startMs - 7_200_000},
		/exited \(0\) 2h +– +– +–$/,
	],
	['created', {state: 'created', status: safe`Created`}, {startedAtMs: undefined}, /created +– +– +–$/],
] as const)('a container that is %s', (_name, changes, details, expected) => {
	expect(row('web', changes, details)).toMatch(expected);
});

test('figures of before a container died are not shown as its figures', () => {
	expect(row('web', {state: 'exited', exitCode: 1}, {}, sampled({web: {}}))).not.toContain('120M');
});

test.each(['日本語サーバー日本語サーバー', 'rocket-🚀-with-a-long-name', 'é́́combining'])(
	'%s breaks no column',
	name => {
		const lines = show(opened(), listed(name, 'plain'), sampled({[name]: {}, plain: {}}), ticked());
		const plainRow = lines.find(line => line.includes('plain'));
		const wideRow = lines.find(line => line.includes('▸'));
		expect(wideRow?.slice(wideRow.indexOf('up 3m'))).toBe(plainRow?.slice(plainRow.indexOf('up 3m')));
	},
);

test('what was asked shows on the row at once, and so do the words of a failure', () => {
	const began: Message = {type: 'pending/began', id: idOf('web'), doing: safe`stopping`, atMs: startMs};
	expect(row('web', {}, {}, began)).toContain('stopping…');
	const ended: Message = {
		type: 'pending/ended',
		id: idOf('web'),
		failure: makeFailure(safe`permission denied`),
	};
	expect(row('web', {}, {}, began, ended)).toMatch(/up 3m .*permission denied$/);
});

test('cursor and marks have signs of their own', () => {
	const mark: Message = {
		type: 'lists/marked',
		list: 'containers',
		ids: [idOf('a'), idOf('b')],
		isMarked: true,
	};
	const lines = show(listed('a', 'b'), mark, {
		type: 'lists/pointed',
		list: 'containers',
		entry: idOf('b'),
		index: 1,
		top: 0,
	});
	expect(lines[4]).toMatch(/^│ ● a/);
	expect(lines[5]).toMatch(/^│▸● b/);
	expect(lines[2]).toContain('2 marked');
});

test('the header says how the fleet is, and a narrow one says it shorter', () => {
	const messages = fleetMessages(3);
	expect(show(...messages)[0]).toMatch(
		/^ midwatch {2}default · 28\.5\.2 .*▲ 5 in trouble {3}7 up {3}3 down {3}\d\d:14:07 $/,
	);
	expect(show(...messages, {type: 'screen/resized', columns: 120, rows: 40})[0]).toContain(
		'default · unix:///var/run/docker.sock · 28.5.2 (API 1.51)',
	);
	expect(show(...messages, {type: 'screen/resized', columns: 60, rows: 15})[0]).toMatch(/ ▲ 5 {3}7 up/);
});

test('an engine whose certificate is not verified says so at every width', () => {
	const origin = {
		label: safe`a-context-with-a-long-name`,
		url: safe`tcp://far:2376`,
		isDemo: false,
		tried: [],
		ourNowMs: startMs,
	};
	for (const columns of [60, 80, 120, 200]) {
		const lines = show(
			{type: 'session/began', origin: {...origin, isUnverified: true}},
			...fleetMessages(3),
			{type: 'screen/resized', columns, rows: 40},
		);
		expect(lines[0]).toContain('midwatch  not verified  ');
	}

	expect(show({type: 'session/began', origin}, ...fleetMessages(3))[0]).not.toContain('verified');
});

test('a lost engine: its last data with its age, why, what fixes it, and when it is tried again', () => {
	const lines = show(
		...fleetMessages(3),
		{type: 'screen/resized', columns: 120, rows: 40},
		{
			type: 'connection/lost',
			retryAtMs: startMs + 16_000,
			problem: {kind: 'unreachable', words: safe`connection refused`, hint: safe`start docker`},
		},
		ticked(12_000),
	);
	expect(lines[0]).toContain('stale for 12 s');
	expect(lines[2]).toContain('The engine is unreachable · connection refused · start docker');
	expect(lines[2]).toContain('retrying in 4 s  r now');
	expect(lines.join('\n')).toContain('worker-3');
});

test('a silent engine is told from a lost one', () => {
	const lines = show(...fleetMessages(3), {type: 'connection/fellSilent'}, ticked(5000));
	expect(lines[0]).toContain('stale for 5 s');
	expect(lines[2]).toContain('The engine is not responding');
});

test('stale rows are faint, fresh ones are not', () => {
	const fresh = makeState(at80, ...fleetMessages(3));
	const stale = reduce(fresh, {type: 'connection/fellSilent'});
	const rowOf = (state: typeof fresh) =>
		firstFrame(state, [])
			.split('\n')
			.find(line => line.includes('db')) ?? '';
	expect(rowOf(fresh)).toContain(' up 12d'.trimStart());
	expect(rowOf(stale)).toContain('\u001B[38;5;244mdb');
	expect(rowOf(fresh)).not.toContain('\u001B[38;5;244mdb');
});

test('with no engine all that is to be said is on 80×24, whatever its length', () => {
	const words = (length: number, letter: string) =>
		Array.from({length}, (_, index) => `${letter}${index}`).join(' ');
	const state = reduce(
		initialState({
			label: safe`default`,
			url: safe`unix:///s`,
			isDemo: false,
			tried: Array.from({length: 6}, (_, index) => safeText(words(12, `t${index}x`))),
			ourNowMs: startMs,
			screen: makeState(at80).view.screen,
		}),
		{
			type: 'connection/lost',
			retryAtMs: startMs + 500,
			problem: {kind: 'unreachable', words: safeText(words(30, 'w')), hint: safeText(words(40, 'h'))},
		},
	);
	const text = plain(firstFrame(state, allBindings));
	for (const word of `${words(30, 'w')} ${words(40, 'h')}`.split(' ')) {
		expect(text).toMatch(new RegExp(`\\b${word}\\b`));
	}

	expect(text).toContain('▲ Cannot reach the engine');
	expect(text).toContain('r try now   d open the demo   q quit');
	expect(text).toContain(words(12, 't0x'));
	const footer = text.split('\n').at(-1) ?? '';
	expect(footer).toMatch(/^ r try now {2}d demo {2}: find {2}\? help {2}q quit *$/);
});

test('no engine at the start: what was tried, why it failed, and the ways out', () => {
	const {screen} = makeState(at80).view;
	const tried = ['/var/run/docker.sock: permission denied', '~/.colima/docker.sock: missing'];
	const state = reduce(
		initialState({
			label: safe`default`,
			url: safe`unix:///s`,
			isDemo: false,
			tried: tried.map(way => safeText(way)),
			ourNowMs: startMs,
			screen,
		}),
		{
			type: 'connection/lost',
			retryAtMs: startMs + 500,
			problem: {
				kind: 'denied',
				words: safe`permission denied`,
				hint: safe`join the docker group or use sudo`,
			},
		},
	);
	const text = plain(firstFrame(state, allBindings));
	for (const words of [
		'▲ Permission denied',
		'permission denied',
		'→ join the docker group',
		...tried,
		'r try now',
		'd open the demo',
	]) {
		expect(text).toContain(words);
	}

	expect(text).not.toContain('no containers');
});

test('an empty engine, and a filter that matches nothing, each say what they are', () => {
	expect(show({type: 'containers/listed', containers: []}).join('\n')).toContain(
		'This engine has no containers',
	);
	const filtered = show(listed('a', 'b'), {type: 'lists/filtered', list: 'containers', filter: 'zzz'}).join(
		'\n',
	);
	expect(filtered).toContain('None of the 2 containers matches the filter zzz');
	expect(filtered).toContain('esc clears it');
	const ofOne = show(listed('a'), {type: 'lists/filtered', list: 'containers', filter: 'zzz'});
	expect(ofOne.join('\n')).toContain('None matches the filter zzz');
});

test('a screen too small says so in one line', () => {
	expect(show({type: 'screen/resized', columns: 50, rows: 10})[0]?.trim()).toBe(
		'midwatch needs 60×15, this is 50×10',
	);
});
