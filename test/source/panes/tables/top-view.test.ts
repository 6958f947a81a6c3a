import {expect, test} from 'vitest';
import {processes} from '../../../../source/feeds/processes-feed.js';
import {topView} from '../../../../source/panes/tables/top-view.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {safe} from '../../../../source/text/safe-text.js';
import {textsOf} from '../../../helpers/text-of.js';
import {detailed, idOf, listed, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {opened, ticked} from '../../../helpers/fleet.js';

const top = (state: State) => textsOf(topView.lines(state, 58, 10));

test('why there are no processes', () => {
	const running = makeState(listed('web'), detailed('web'), ticked());
	expect(top(running)).toEqual([' loading…']);
	const failed = reduce(running, {type: 'processes/failed', id: idOf('web'), problem: safe`no ps there`});
	expect(top(failed)).toEqual([' no ps there']);
});

test('one that is paused has processes, too', () => {
	const paused = makeState(
		opened(),
		{type: 'containers/listed', containers: [makeContainer('web', {state: 'paused'})]},
		{type: 'focus/moved', pane: 'top', isZoomed: true},
	);
	expect(top(paused)).toEqual([' loading…']);
	expect(processes.wants(paused)).toMatchObject([{id: idOf('web')}]);
	const table = {processes: [{pid: 17, command: safe`postgres`}], isExact: true};
	expect(
		top(reduce(paused, {type: 'processes/listed', id: idOf('web'), table, atMs: startMs})).join(),
	).toContain('postgres');
});
