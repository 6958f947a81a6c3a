import {expect, test} from 'vitest';
import {holdBackUnseen} from '../../../source/keys/hold-back-unseen.js';
import {allBindings} from '../../../source/keys/groups/all-bindings.js';
import {resolve} from '../../../source/keys/resolve.js';
import {views} from '../../../source/panes/views.js';
import {firstFrame} from '../../../source/panes/first-frame.js';
import type {Intent} from '../../../source/store/messages.js';
import {reduce} from '../../../source/store/reduce.js';
import type {State} from '../../../source/store/state.js';
import {listed, makeState} from '../../helpers/fixtures.js';
import {opened} from '../../helpers/fleet.js';
import {pressKeys, typed} from '../../helpers/press-keys.js';

const names = Array.from({length: 200}, (_, index) => `svc-${index}`);
const asked = () => pressKeys(makeState(opened(), listed(...names)), '*', 's').state;
const left = (state: State, key: string) =>
	holdBackUnseen(resolve(state, {key, text: ''}, views), state, () => undefined).map(({type}) => type);

test('a key that came too early does nothing to the engine, and says so', () => {
	const few = pressKeys(makeState(opened(), listed('api')), 's').state;
	expect(left(few, 'y')).toEqual(['notes/added']);
	expect(left(makeState(opened(), listed('api')), 'e')).toEqual(['notes/added']);
});

test('at a terminal that answers nothing it asks for the number that only the screen shows', () => {
	const state = pressKeys(makeState(opened(), listed('api')), 's').state;
	const [asking] = holdBackUnseen(resolve(state, {key: 'y', text: 'y'}, views), state, () => '4827');
	const prompted = reduce(state, asking as Intent);
	expect(firstFrame(prompted, allBindings)).toContain('type 4827 if you see this');
	const {effects} = pressKeys(prompted, ...typed('4827'), 'enter');
	expect(effects).toEqual([{type: 'effect/enterCode', text: '4827'}]);
});

test('it leaves no page of a question unseen', () => {
	for (const key of ['y', 'j', 'pageDown']) {
		expect(left(asked(), key)).toEqual([]);
	}
});

test('it may still move things and answer no', () => {
	expect(left(makeState(opened(), listed('api', 'db')), 'j')).toContain('lists/pointed');
	const removal = pressKeys(makeState(opened(), listed('api')), 'd').state;
	expect(left(removal, 'f')).toEqual(['overlay/changed']);
	expect(left(asked(), 'n')).toEqual(['overlay/closed']);
	expect(left(makeState(opened(), listed('api')), 's')).toContain('overlay/opened');
});
