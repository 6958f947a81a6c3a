import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createPointing} from '../../../source/app/pointing.js';
import type {Outcome} from '../../../source/keys/effect.js';
import {resolve} from '../../../source/keys/resolve.js';
import {views} from '../../../source/panes/views.js';
import {reduce} from '../../../source/store/reduce.js';
import type {Intent} from '../../../source/store/messages.js';
import type {State} from '../../../source/store/state.js';
import {focusedPane} from '../../../source/view/layout/detail-panes.js';
import {placeOf, selectLayout} from '../../../source/view/layout/layout.js';
import {selectCursor} from '../../../source/view/list/container-cursor.js';
import {containerList} from '../../../source/view/list/container-list.js';
import {makeState} from '../../helpers/fixtures.js';
import {fleetMessages} from '../../helpers/fleet.js';

/** A screen that is pointed at. */
function openScreen(...keys: readonly string[]) {
	let state = makeState(...fleetMessages());
	const outcomes: Outcome[] = [];
	let nowMs = 0;
	const run = (outcome: Outcome) => {
		outcomes.push(outcome);
		state = outcome
			.filter(item => !item.type.startsWith('effect/'))
			.reduce<State>((before, item) => reduce(before, item as Intent), state);
	};
	const press = (key: string) => run(resolve(state, {key, text: key.length === 1 ? key : ''}, views));
	const point = createPointing({getState: () => state, run, press: ({key}) => press(key), now: () => nowMs});
	keys.forEach(press);
	outcomes.length = 0;
	const at = (kind: 'click' | 'wheelUp' | 'wheelDown') => (row: number, column: number) =>
		point({type: 'pointer', kind, row, column});
	return {
		click: at('click'),
		wheelDown: at('wheelDown'),
		wheelUp: at('wheelUp'),
		press,
		pass: (ms: number) => (nowMs += ms),
		state: () => state,
		types: () => outcomes.flat().map(({type}) => type),
	};
}

function nameUnderCursor(state: State): string | undefined {
	return selectCursor(state)?.name;
}

function namesIn(state: State): ReadonlyArray<string | undefined> {
	return containerList.selectEntries(state).map(id => containerList.items(state)?.get(id as string)?.name);
}

test('a click puts the cursor on the row that is seen there, and the keys into its pane', () => {
	const {click, state} = openScreen('4');
	const place = placeOf(state(), 'containers')!;
	click(place.y + 2 + 3, 10);
	expect(nameUnderCursor(state())).toBe(namesIn(state())[3]);
	expect(focusedPane(state())).toBe('containers');
	click(place.y, 10);
	click(place.y + 1, 10);
	expect(nameUnderCursor(state())).toBe(namesIn(state())[3]);
});

test('a click below the last row moves nothing', () => {
	const {click, state, press} = openScreen('/');
	'api-7'.split('').forEach(press);
	press('enter');
	const place = placeOf(state(), 'containers')!;
	click(place.y + place.height - 2, 5);
	expect(nameUnderCursor(state())).toBe('api-7');
});

test('a click on a name in the bar opens that pane', () => {
	const {click, state} = openScreen();
	const columns = state().view.screen.columns;
	const opened = Array.from({length: columns}, (_, column) => {
		const {click: clickHere, state: stateHere} = openScreen();
		clickHere(1, column);
		return stateHere().view.focus.pane;
	});
	expect(new Set(opened).size).toBeGreaterThan(8);
	click(1, opened.indexOf('images'));
	expect(focusedPane(state())).toBe('images');
	click(1, 0);
	expect(focusedPane(state())).toBe('containers');
	expect(selectLayout(state()).panes.length).toBeGreaterThan(1);
});

test('two clicks in the same place zoom, and zoom back; slow ones, and those elsewhere, do not', () => {
	const {click, pass, state} = openScreen();
	const {y} = placeOf(state(), 'logs')!;
	click(y + 1, 5);
	pass(900);
	click(y + 1, 5);
	pass(10);
	click(y + 1, 6);
	expect(state().view.focus).toMatchObject({pane: 'logs', isZoomed: false});
	pass(10);
	click(y + 1, 6);
	expect(state().view.focus).toMatchObject({pane: 'logs', isZoomed: true});
});

test('the wheel moves through what it stands over', () => {
	const {wheelDown, wheelUp, state} = openScreen('4');
	const {y} = placeOf(state(), 'containers')!;
	wheelDown(y + 3, 4);
	wheelDown(y + 3, 4);
	wheelUp(y + 3, 4);
	expect(nameUnderCursor(state())).toBe(namesIn(state())[3]);
	expect(focusedPane(state())).toBe('containers');
});

test('a page over the panes is scrolled, and what lies under it is not touched', () => {
	const {click, wheelDown, state, types} = openScreen('?');
	wheelDown(10, 10);
	expect(state().view.overlay.stack[0]).toMatchObject({kind: 'help', scroll: 3});
	click(6, 10);
	click(6, 10);
	expect(state().view.overlay.stack).toHaveLength(1);
	expect(types().every(type => type.startsWith('overlay/'))).toBe(true);
});

const moves = new Set([
	'focus/moved',
	'focus/zoomed',
	'lists/pointed',
	'overlay/changed',
	'logView/held',
	'logView/followed',
	'why/pointed',
	// A refusal leaves at the next input.
	'notes/read',
]);
const openers = [
	's',
	'r',
	'd',
	'K',
	'P',
	'x',
	'R',
	'M',
	'/',
	':',
	'?',
	'c',
	'!',
	'4',
	'5',
	'@',
	'enter',
	'i',
	'W',
	'2',
];

test('wherever and whenever the mouse is used, nothing is done, answered or closed by it', () => {
	const spot = fc.tuple(
		fc.constantFrom('click', 'wheelDown', 'wheelUp'),
		fc.nat({max: 41}),
		fc.nat({max: 125}),
	);
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom(...openers), {maxLength: 3}),
			fc.array(spot, {maxLength: 12}),
			(keys, spots) => {
				const screen = openScreen(...keys);
				for (const [kind, row, column] of spots) {
					screen[kind as 'click'](row, column);
				}

				expect(screen.types().filter(type => !moves.has(type))).toEqual([]);
			},
		),
	);
});
