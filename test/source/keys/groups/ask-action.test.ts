import {expect, test} from 'vitest';
import {idOf, listed, makeState} from '../../../helpers/fixtures.js';
import {pressKeys} from '../../../helpers/press-keys.js';

// Found by the ring wrong-target, seed 293.
test('when all that was marked is gone, no other container is acted on, and that is said', () => {
	const marked = makeState(listed('api', 'db'), {
		type: 'lists/marked',
		list: 'containers',
		ids: [idOf('api')],
		isMarked: true,
	});
	const before = makeState(listed('db'));
	const state = {...before, view: {...before.view, lists: marked.view.lists}};
	const {effects, state: after} = pressKeys(state, 'u');
	expect(effects).toEqual([]);
	expect(after.fleet.notes.list.at(-1)?.text).toContain('what was marked is gone');
});
