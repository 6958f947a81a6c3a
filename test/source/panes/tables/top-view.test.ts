import {expect, test} from 'vitest';
import {topView} from '../../../../source/panes/tables/top-view.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {safe} from '../../../../source/text/safe-text.js';
import {textsOf} from '../../../helpers/text-of.js';
import {detailed, idOf, listed, makeContainer, makeState} from '../../../helpers/fixtures.js';
import {ticked} from '../../../helpers/fleet.js';

const top = (state: State) => textsOf(topView.lines(state, 58, 10));

test('why there are no processes', () => {
	const running = makeState(listed('web'), detailed('web'), ticked());
	expect(top(running)).toEqual([' loading…']);
	const failed = reduce(running, {type: 'processes/failed', id: idOf('web'), problem: safe`no ps there`});
	expect(top(failed)).toEqual([' no ps there']);
	const stopped = reduce(failed, {
		type: 'containers/listed',
		containers: [makeContainer('web', {state: 'exited'})],
	});
	expect(top(stopped)).toEqual([' no processes: it is not running']);
});
