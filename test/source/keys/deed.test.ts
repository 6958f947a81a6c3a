import {expect, test} from 'vitest';
import {tooEarly} from '../../../source/keys/deed.js';
import {resolve} from '../../../source/keys/resolve.js';
import {views} from '../../../source/panes/views.js';
import type {State} from '../../../source/store/state.js';
import {listed, makeState} from '../../helpers/fixtures.js';
import {opened} from '../../helpers/fleet.js';
import {pressKeys} from '../../helpers/press-keys.js';

const names = Array.from({length: 200}, (_, index) => `svc-${index}`);
const asked = () => pressKeys(makeState(opened(), listed(...names)), '*', 's').state;
const left = (state: State, key: string) =>
	tooEarly(resolve(state, {key, text: ''}, views), state).map(({type}) => type);

test('a key that came too early does nothing to the engine, and says so', () => {
	const few = pressKeys(makeState(opened(), listed('api')), 's').state;
	expect(left(few, 'y')).toEqual(['notes/added']);
	expect(left(makeState(opened(), listed('api')), 'e')).toEqual(['notes/added']);
});

test('it leaves no page of a question unseen', () => {
	for (const key of ['y', 'j', 'pageDown']) {
		expect(left(asked(), key)).toEqual([]);
	}
});

test('it may still move things and answer no', () => {
	expect(left(makeState(opened(), listed('api', 'db')), 'j')).toContain('list/pointed');
	const removal = pressKeys(makeState(opened(), listed('api')), 'd').state;
	expect(left(removal, 'f')).toEqual(['overlay/changed']);
	expect(left(asked(), 'n')).toEqual(['overlay/closed']);
	expect(left(makeState(opened(), listed('api')), 's')).toContain('overlay/opened');
});
