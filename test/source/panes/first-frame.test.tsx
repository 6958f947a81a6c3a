import {expect, test} from 'vitest';
import {allBindings} from '../../../source/keys/groups/all-bindings.js';
import {firstBindings} from '../../../source/keys/groups/first-bindings.js';
import {displayWidth} from '../../../source/text/width.js';
import {safe, safeText} from '../../../source/text/safe-text.js';
import {firstFrame} from '../../../source/panes/first-frame.js';
import {plainFrame} from '../../../source/panes/plain-frame.js';
import {ScreenView} from '../../../source/panes/screen-view.js';
import {firstReduce} from '../../../source/store/first-reduce.js';
import {initialState} from '../../../source/store/initial-state.js';
import type {Message} from '../../../source/store/messages.js';
import {reduce} from '../../../source/store/reduce.js';
import {createStore} from '../../../source/store/store.js';
import {detailed, idOf, listed, makeContainer, makeState, startMs} from '../../helpers/fixtures.js';
import {cellsOf, plain} from '../../helpers/cells.js';
import {fleetMessages, ticked} from '../../helpers/fleet.js';
import {renderAt} from '../../helpers/render-at.js';

const lost: Message = {
	type: 'connection/lost',
	retryAtMs: startMs + 4000,
	problem: {kind: 'unreachable', words: safe`connect ECONNREFUSED`, hint: safe`is dockerd running?`},
};

const cases: ReadonlyArray<readonly [string, Message[]]> = [
	['before anything is known', []],
	['no engine', [lost]],
	['an engine without containers', [{type: 'containers/listed', containers: []}]],
	['just listed', fleetMessages(0)],
	['a minute of figures', fleetMessages(60, 60)],
	['the engine lost', [...fleetMessages(5), lost, ticked(12_000)]],
	[
		'a filter that matches nothing',
		[...fleetMessages(5), {type: 'lists/filtered', list: 'containers', filter: 'nothing'}],
	],
	[
		'marks and cursor',
		[
			...fleetMessages(5),
			{type: 'lists/marked', list: 'containers', ids: [idOf('db')], isMarked: true},
			{type: 'lists/pointed', list: 'containers', entry: idOf('日本語サーバー'), index: 9, top: 0},
		],
	],
	[
		'zoomed stats',
		[
			...fleetMessages(60),
			{type: 'lists/pointed', list: 'containers', entry: idOf('api-7'), index: 1, top: 0},
			{type: 'focus/moved', pane: 'stats', isZoomed: true},
		],
	],
	['help', [...fleetMessages(5), {type: 'overlay/opened', overlay: {kind: 'help', scroll: 3}}]],
];
const sizes = [
	{columns: 60, rows: 15},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
	{columns: 200, rows: 60},
	{columns: 40, rows: 10},
];

test.each(cases.flatMap(([name, messages]) => sizes.map(size => [name, size, messages] as const)))(
	'%s at %j: the frame painted before React is what Ink paints, cell by cell',
	async (_name, size, messages) => {
		const state = makeState(...messages, {type: 'screen/resized', ...size});
		const store = createStore(state);
		const screen = renderAt(<ScreenView bindings={allBindings} />, store, size);
		const fromInk = await cellsOf(screen.lastFrame(), size);
		screen.unmount();
		store.close();
		expect(await cellsOf(firstFrame(state, allBindings), size)).toEqual(fromInk);
	},
);

test('each of its lines has exactly the width of the screen', () => {
	for (const size of sizes.slice(0, 4)) {
		const state = makeState(...fleetMessages(20), {type: 'screen/resized', ...size});
		const lines = plain(firstFrame(state, allBindings)).split('\n');
		expect(lines).toHaveLength(size.rows);
		expect(new Set(lines.map(line => displayWidth(safeText(line))))).toEqual(new Set([size.columns]));
	}
});

test('without Unicode and without colour it is plain ASCII', () => {
	const screen = {...makeState().view.screen, isUnicode: false, colorLevel: 0 as const};
	const empty = initialState({
		label: safe`default`,
		url: safe`unix:///s`,
		isDemo: false,
		tried: [],
		ourNowMs: startMs,
		screen,
	});
	const state = fleetMessages(20).reduce(reduce, empty);
	expect(firstFrame(state, allBindings).replaceAll(/\u001B\[(?:[0127]|22|7;1)m/g, '')).toMatch(/^[ -~\n]*$/);
});

const exited = makeContainer('migrate', {
	state: 'exited',
	status: safe`Exited (1) 2 minutes ago`,
	exitCode: 1,
});

/** All that can be known before the first frame: what `open-screen.ts` tells the store, and what was chosen before. */
const firstLooks: ReadonlyArray<readonly [string, Message[]]> = [
	['nothing', []],
	['no containers', [{type: 'containers/listed', containers: []}]],
	['the list', [listed('api', 'db', 'web')]],
	['the list, one just started', [listed('api', 'db'), detailed('api', {startedAtMs: startMs - 2000})]],
	['one that has ended', [{type: 'containers/listed', containers: [exited]}]],
	[
		'what was chosen at an earlier start',
		[
			listed('api', 'db'),
			{type: 'logView/stampsChosen', stamps: 'utc'},
			{type: 'lists/sorted', list: 'top', sort: 'mem'},
			{type: 'lists/sorted', list: 'containers', sort: 'name'},
		],
	],
];

test.each(firstLooks.flatMap(([name, messages]) => sizes.map(size => [name, size, messages] as const)))(
	'%s at %j: the first frame, made with what is loaded by then, is the next one with some parts left blank',
	(_name, size, messages) => {
		const state = makeState(...messages, {type: 'screen/resized', ...size});
		const whole = plain(firstFrame(state, allBindings)).split('');
		const first = plain(plainFrame(state, firstBindings)).split('');
		expect(first.map((sign, index) => (' ─'.includes(sign) ? whole[index] : sign)).join('')).toBe(
			whole.join(''),
		);
		expect(first.join('').split('\n')[0]).toBe(whole.join('').split('\n')[0]);
	},
);

test('what is told before the first frame makes the same state with the first reducer', () => {
	for (const [, messages] of firstLooks.slice(0, -1)) {
		expect(messages.reduce(firstReduce, makeState())).toEqual(makeState(...messages));
	}
});
