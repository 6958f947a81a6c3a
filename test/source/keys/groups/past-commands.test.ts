import {describe, expect, test} from 'vitest';
import {reportById} from '../../../../source/actions/reports/report-table.js';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {refusalOf} from '../../../../source/keys/refusal.js';
import {resolve} from '../../../../source/keys/resolve.js';
import {views} from '../../../../source/panes/views.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {Message} from '../../../../source/store/messages.js';
import type {State} from '../../../../source/store/state.js';
import {listed, makeState, startMs} from '../../../helpers/fixtures.js';
import {opened} from '../../../helpers/fleet.js';

const second = 1000;

/** The state as it is shown after the keys: in the past the time that it is goes on. */
function press(state: State, ...keys: string[]): State {
	return keys.reduce((before, key) => {
		const after = resolve(before, {key, text: key.length === 1 ? key : ''}, views)
			.filter(item => !item.type.startsWith('effect/'))
			.reduce((now, intent) => reduce(now, intent as Message), before);
		const past = {...after.view.past, ...(after.view.past.atMs !== undefined && {nowMs: startMs})};
		return {...after, view: {...after.view, past}};
	}, state);
}

const start = makeState(opened(), listed('web', 'db'));
const agoOf = ({view}: State) => (view.past.atMs === undefined ? 0 : (startMs - view.past.atMs) / second);

describe('steps', () => {
	test('of ten seconds, then a minute, then ten minutes', () => {
		const agos = [1, 2, 6, 7, 16, 17, 18].map(count =>
			agoOf(press(start, ...Array<string>(count).fill('<'))),
		);
		expect(agos).toEqual([10, 20, 60, 120, 660, 1260, 1860]);
	});

	test('turning round makes them small again', () => {
		const far = press(start, ...Array<string>(10).fill('<'));
		expect(agoOf(far) - agoOf(press(far, '>'))).toBe(10);
	});

	test('forward ends now, and goes no further', () => {
		expect(press(start, '<', '>').view.past.atMs).toBeUndefined();
		expect(press(start, '>').view.past.atMs).toBeUndefined();
	});
});

test('esc goes back to now before it does anything else', () => {
	const filtered = reduce(press(start, '<'), {type: 'lists/filtered', list: 'containers', filter: 'web'});
	const after = press(filtered, 'esc');
	expect(after.view.past.atMs).toBeUndefined();
	expect(after.view.lists.byId.get('containers')?.filter).toBe('web');
});

describe('a time that is typed', () => {
	test('is gone to', () => {
		expect(agoOf(press(start, '~', ...Array.from('-33m'), 'enter'))).toBe(33 * 60);
	});

	test('that is none is told, and can be corrected', () => {
		const overlay = press(start, '~', ...Array.from('33m'), 'enter').view.overlay.stack.at(-1);
		expect(overlay).toMatchObject({
			kind: 'prompt',
			draft: {text: '33m'},
			problem: expect.stringContaining('not a time'),
		});
	});

	test('that is yet to come is now', () => {
		expect(press(start, '~', ...Array.from('2199-01-01 00:00'), 'enter').view.past.atMs).toBeUndefined();
	});
});

describe('what only the engine of now could answer', () => {
	const notes = (state: State) => state.fleet.notes.list.map(({text}) => String(text));
	const then = press(start, '<');

	test('is refused in the past, by key and by name', () => {
		for (const key of ['D', 'E', 'i']) {
			expect(press(start, key).view.overlay.stack).toHaveLength(1);
			const after = press(then, key);
			expect(after.view.overlay.stack).toEqual([]);
			expect(notes(after).at(-1)).toBe('this is the past: esc goes back to now');
		}

		const named = press(then, ':', ...Array.from('inspect'), 'enter');
		expect(named.view.overlay.stack).toEqual([]);
	});

	test('all reports are, whoever adds one', () => {
		const asking = allBindings.filter(({command}) => reportById(command));
		expect(asking.length).toBeGreaterThan(3);
		expect(asking.filter(binding => refusalOf(binding, then) === undefined)).toEqual([]);
		expect(asking.filter(binding => refusalOf(binding, start) !== undefined)).toEqual([]);
	});
});

test('a mark set in the past is dropped on the way back to now, one set before stays', () => {
	const marksOf = ({view}: State) => [...(view.lists.byId.get('containers')?.marks ?? [])];
	const marked = press(start, 'space');
	const then = press(marked, '<', 'space', '<');
	expect(marksOf(then)).toHaveLength(2);
	expect(marksOf(press(then, 'esc'))).toEqual(marksOf(marked));
});
