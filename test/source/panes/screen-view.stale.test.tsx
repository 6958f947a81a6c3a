import {expect, test} from 'vitest';
import {safe} from '../../../source/text/safe-text.js';
import {ScreenView} from '../../../source/panes/screen-view.js';
import {reduce} from '../../../source/store/reduce.js';
import type {State} from '../../../source/store/state.js';
import {createStore} from '../../../source/store/store.js';
import {idOf, makeState, startMs} from '../../helpers/fixtures.js';
import {plain} from '../../helpers/cells.js';
import {fleetMessages} from '../../helpers/fleet.js';
import {renderAt} from '../../helpers/render-at.js';

test('figures and processes are faint, too, once they are old', () => {
	const table = {processes: [{pid: 17, command: safe`postgres`}], isExact: true};
	const fresh = makeState(
		{type: 'screen/resized', columns: 120, rows: 40},
		...fleetMessages(30),
		{type: 'lists/pointed', list: 'containers', entry: idOf('db'), index: 9, top: 0},
		{type: 'processes/listed', id: idOf('db'), table, atMs: startMs},
	);
	const stale = reduce(fresh, {type: 'connection/fellSilent'});
	const lineWith = (state: State, text: string) => {
		const store = createStore(state);
		const screen = renderAt(<ScreenView bindings={[]} />, store, {columns: 120, rows: 40});
		const line = (screen.lastFrame() ?? '').split('\n').find(one => plain(one).includes(text)) ?? '';
		screen.unmount();
		store.close();
		return line;
	};
	const isFaint = (state: State, text: string) =>
		new RegExp(`\u001B\\[38;5;244m[^\u001B]*${text}`).test(
			lineWith(state, text).replaceAll('\u001B[0m\u001B[38;5;244m', ''),
		);
	expect([isFaint(fresh, 'CPU 4'), isFaint(fresh, 'postgres')]).toEqual([false, false]);
	expect([isFaint(stale, 'CPU 4'), isFaint(stale, 'postgres')]).toEqual([true, true]);
});
