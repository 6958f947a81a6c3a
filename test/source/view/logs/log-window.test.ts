import {expect, test} from 'vitest';
import type {Container} from '../../../../source/engine/types.js';
import {resolve} from '../../../../source/keys/resolve.js';
import {logCommands} from '../../../../source/keys/groups/log-commands.js';
import {lineFlags, packLines} from '../../../../source/logs/log-pack.js';
import {displayWidth} from '../../../../source/text/width.js';
import {selectLogSize} from '../../../../source/view/logs/log-format.js';
import {selectLogRows} from '../../../../source/view/logs/log-window.js';
import {logsView} from '../../../../source/panes/logs/logs-view.js';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {idOf, listed, makeContainer, makeState} from '../../../helpers/fixtures.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {joined, lines, logging, logSet, press, shownTexts, titleOf} from '../../../helpers/log-state.js';
import {textOf} from '../../../helpers/text-of.js';

const stamp = '2026-11-24T02:14:05.123456789Z';

function arrived(texts: readonly string[], flags = 0): Message {
	const pack = packLines(texts.map(text => ({stamp, text, flags})));
	return {type: 'logs/arrived', set: logSet, id: idOf('api'), pack, atMs: 0};
}

function numbered(from: number, count: number): Message {
	return arrived(Array.from({length: count}, (_, index) => `line ${from + index}`));
}

test('the title says which clock the times are of', () => {
	const shown = (stamps: 'off' | 'utc' | 'local') =>
		titleOf(reduce(logging(numbered(0, 5)), {type: 'logView/stampsChosen', stamps}));
	expect([shown('off'), shown('utc'), shown('local')]).toEqual([
		'Logs · api · following',
		'Logs · api · following · UTC',
		'Logs · api · following · local time',
	]);
});

test('the newest lines are shown while following', () => {
	const state = logging(numbered(0, 500));
	const {height} = selectLogSize(state);
	expect(shownTexts(state)).toHaveLength(height);
	expect(shownTexts(state).at(-1)).toBe(' line 499');
	expect(titleOf(state)).toBe('Logs · api · following');
});

test('a long name leaves room for what the title says after it', () => {
	const name = `analytics-pipeline-production-${'ingest-'.repeat(8)}worker-1`;
	const narrow = makeState(
		{type: 'screen/resized', columns: 80, rows: 24},
		listed(name),
		{type: 'focus/moved', pane: 'logs', isZoomed: true},
		joined(name, `cursor:${idOf(name)}~1000`),
	);
	expect(titleOf(narrow)).toMatch(/^Logs · anal.*…\S+worker-1 · following$/);
	const searched = reduce(narrow, {type: 'logView/searched', search: 'some words'});
	expect(titleOf(searched)).toMatch(/^Logs · anal.*…\S+worker-1 · following · \/ some words not found yet$/);
	expect(displayWidth(titleOf(searched))).toBeLessThan(76);
});

test('that there is no output yet stands where output would', () => {
	const shown = (state: State) => logsView.lines(state, 80, 10).map(line => textOf(line));
	expect(shown(logging(numbered(0, 0)))).toEqual([' no output yet']);
});

test('scrolling up holds what is read while lines arrive, and counts them', () => {
	const held = press(logging(numbered(0, 500)), 'logPageUp', 'logUp');
	const before = shownTexts(held);
	const later = reduce(held, numbered(500, 1284));
	expect(shownTexts(later)).toEqual(before);
	expect(titleOf(later)).toBe('Logs · api · held · +1,284 new');
	expect(shownTexts(press(later, 'logFollow')).at(-1)).toBe(' line 1783');
});

test.each([
	['a hold', (state: State) => press(state, 'logPageUp')],
	[
		'a search under way',
		(state: State) => {
			const {set: logSet} = state.fleet.logs;
			return [
				{
					type: 'logView/searched',
					search: 'line 157',
					seek: {set: logSet, from: 499, direction: -1},
				} as const,
				{
					type: 'logs/found',
					set: logSet,
					search: 'line 157',
					filter: '',
					seqs: [157],
					lookedTo: 500,
				} as const,
			].reduce(reduce, state);
		},
	],
])('what %s shows stays on the screen through a flood that the buffer cannot hold', (_, hold) => {
	const held = hold(logging(numbered(0, 500)));
	const before = shownTexts(held);
	let state = held;
	for (let from = 500; from < 100_000; from += 9950) {
		state = reduce(state, numbered(from, 9950));
	}

	expect(shownTexts(state)).toEqual(before);
});

test('a page down and up returns to the same lines', () => {
	const held = press(logging(numbered(0, 500)), 'logFirst', 'logPageDown');
	expect(shownTexts(press(held, 'logPageDown', 'logPageUp'))).toEqual(shownTexts(held));
	expect(shownTexts(held)[0]).toContain(`line ${selectLogSize(held).height}`);
});

test('going down past the last line follows again', () => {
	const state = press(logging(numbered(0, 50)), 'logUp', 'logDown');
	expect(state.view.logView.hold).toBeDefined();
	expect(press(state, 'logDown').view.logView.hold).toBeUndefined();
});

test('every row is exactly as wide as the pane: long, wide, coloured, cut, wrapped, scrolled', () => {
	const odd = ['漢字'.repeat(200), 'x'.repeat(500), `\u001B[31m${'🐳'.repeat(90)}\u001B[0m`, 'é', '', '\tA'];
	const base = logging(arrived(odd), arrived(odd, lineFlags.stderr | lineFlags.cut));
	for (const state of [base, press(base, 'logRight'), press(base, 'logWrap'), press(base, 'logUp')]) {
		const {width} = selectLogSize(state);
		const widths = selectLogRows(state).map(({line}) =>
			line.reduce((sum, {text}) => sum + displayWidth(text), 0),
		);
		expect(new Set(widths)).toEqual(new Set([width]));
	}
});

test('a wrapped line loses nothing, and the newest row is at the bottom', () => {
	const long = Array.from({length: 40}, (_, index) => `word${index}`).join(' ');
	const state = press(logging(arrived([long])), 'logWrap');
	const shown = selectLogRows(state).map(({line}) => textOf(line.slice(1)));
	expect(shown.join('').trimEnd()).toBe(long);
});

test('what goes on of a wrapped line is marked, and stands under where it began', () => {
	const long = `begin ${'x'.repeat(300)} end`;
	const plain = press(logging(arrived([long, 'next'])), 'logWrap');
	expect(shownTexts(plain).map(row => row.slice(0, 7).trimEnd())).toEqual([
		' begin',
		'┊xxxxxx',
		'┊xxxxxx',
		' next',
	]);
	const stamped = shownTexts(press(plain, 'logStamps'));
	expect(stamped[1]).toMatch(/^┊ {13}x+$/);
	expect(
		stamped
			.slice(0, -1)
			.map(row => row.slice(14))
			.join('')
			.trimEnd(),
	).toBe(long);
});

test('stderr is told from stdout without colour', () => {
	const state = logging(arrived(['fine']), arrived(['oops'], lineFlags.stderr));
	expect(shownTexts(state)).toEqual([' fine', '▌oops']);
});

test('another container’s logs begin with an empty pane, and an old hold does not bind them', () => {
	const held = press(logging(numbered(0, 500)), 'logPageUp');
	const other = `cursor:${idOf('db')}~1000`;
	const state = reduce(held, {
		type: 'logs/joined',
		set: other,
		id: idOf('db'),
		name: safeText('db'),
		generation: 1,
		atMs: 0,
	});
	expect(selectLogRows(state)).toEqual([]);
	expect(titleOf(state)).toBe('Logs · db · following');
});

test('k and j are the pane’s own when it has the keys', () => {
	const state = logging(numbered(0, 5));
	const [, ...outcome] = resolve(state, {key: 'k', text: 'k'}, []);
	expect(outcome).toEqual(logCommands.logUp({state, panes: [], key: 'k'}));
});

test('that a line is cut stands before it: raw, shaped and searched', () => {
	const cut = logging(
		arrived([`{"level":"info","msg":"${'x'.repeat(400)}`], lineFlags.cut),
		arrived(['whole']),
	);
	const shaped = press(cut, 'logShape');
	const searched = reduce(cut, {type: 'logView/searched', search: 'xx'});
	for (const state of [cut, shaped, searched]) {
		expect(shownTexts(state)[0]).toMatch(/^ ⋯cut \{"level"/);
		expect(shownTexts(state)[1]).toBe(' whole');
	}
});

test.each([
	['without the project’s', 'shop', ['shop-api-1', 'shop-api-2'], [/^api-1$/, /^api-2$/]],
	[
		'whole where the project is another',
		'till',
		['shop-api-1', 'shop-api-2'],
		[/^shop-api-1$/, /^shop-api-2$/],
	],
	[
		'shortened in the middle',
		'x y',
		[`x y-a-${'long-'.repeat(12)}1`, `x y-b-${'long-'.repeat(12)}2`],
		[/^a-long-lo…\S+-long-1$/, /^b-long-lo…\S+-long-2$/],
	],
])('lines of a project’s containers stand behind their names, %s', (_, project, names, shown) => {
	const set = `project:${encodeURIComponent(project)}~1000`;
	const state = makeState(
		{type: 'focus/moved', pane: 'logs', isZoomed: true},
		...names.map(name => joined(name, set)),
		...names.map((name, index) => lines(['hello'], {name, set, fromNs: index})),
		{type: 'logs/settled', atMs: 60_000},
	);
	const rows = shownTexts(state);
	expect(rows.map(row => / (\S+) +hello/.exec(row)?.[1])).toEqual(
		shown.map(name => expect.stringMatching(name) as unknown),
	);
});

/** The names before the lines of these containers, which are followed together as a set of any kind. */
function labelsOf(containers: readonly Container[]): ReadonlyArray<string | undefined> {
	const set = 'marked~1000';
	const state = makeState(
		{type: 'containers/listed', containers},
		{type: 'focus/moved', pane: 'logs', isZoomed: true},
		...containers.map(({name}) => joined(name, set)),
		...containers.map(({name}, index) => lines(['hello'], {name, set, fromNs: index})),
		{type: 'logs/settled', atMs: 60_000},
	);
	return shownTexts(state).flatMap(row => / (\S+) +hello/.exec(row)?.[1] ?? []);
}

test('containers of one project are named by their services, replicas by their numbers', () => {
	const of = (project: string, service: string, name: string) =>
		makeContainer(name, {project: safeText(project), service: safeText(service)});
	const shop = [
		of('shop', 'api', 'shop-api-1'),
		of('shop', 'api', 'shop-api-2'),
		of('shop', 'db', 'shop-db-1'),
		of('shop', 'web', 'the-web'),
	];
	expect(labelsOf(shop)).toEqual(['api-1', 'api-2', 'db', 'web']);
	expect(labelsOf([...shop.slice(2), of('other', 'db', 'other-db-1')])).toEqual([
		'shop-db-1',
		'the-web',
		'other-db-1',
	]);
	expect(labelsOf([...shop.slice(2), makeContainer('alone')])).toEqual(['shop-db-1', 'the-web', 'alone']);
});

test('names that differ only in their middle are told apart', () => {
	const names = ['eu', 'us'].map(zone => `${'a'.repeat(14)}-${zone}-${'z'.repeat(40)}`);
	expect(new Set(labelsOf(names.map(name => makeContainer(name)))).size).toBe(2);
});
