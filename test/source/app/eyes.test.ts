import {expect, test} from 'vitest';
import {createEyes} from '../../../source/app/eyes.js';
import type {Onlooker} from '../../../source/app/picture.js';
import {createStore} from '../../../source/store/store.js';
import {ticked} from '../../helpers/fleet.js';
import {idOf, listed, makeContainer, makeState} from '../../helpers/fixtures.js';

/** A terminal whose frames wait while it is behind. */
function openEyes() {
	const store = createStore(makeState(listed('api', 'db')));
	let isShown = true;
	let onlooker: Onlooker | undefined;
	const eyes = createEyes(store, {
		isShown: () => isShown,
		watch(next) {
			onlooker = next;
		},
	});
	return {
		store,
		haveSeen: () => eyes.haveSeen(store.shown.getState()),
		/** A frame is made, and has to wait. */
		stand: () => {
			isShown = false;
			onlooker?.onFrame();
		},
		/** The frame that waited is sent. */
		flow: () => {
			isShown = true;
			onlooker?.onSent();
		},
	};
}

const turn = async () => new Promise(resolve => setImmediate(resolve));
const pointed = {type: 'list/pointed', id: idOf('db'), index: 1, top: 0} as const;

test('what a key moved is seen once the turn is over, not before', async () => {
	const {store, haveSeen} = openEyes();
	expect(haveSeen()).toBe(true);
	store.dispatch(pointed);
	expect(haveSeen()).toBe(false);
	await turn();
	expect(haveSeen()).toBe(true);
	store.close();
});

test('a terminal that is behind has seen nothing new until the frame that waits goes out', async () => {
	const {store, haveSeen, stand, flow} = openEyes();
	store.dispatch(pointed);
	stand();
	await turn();
	expect(haveSeen()).toBe(false);
	flow();
	expect(haveSeen()).toBe(true);
	store.close();
});

test('what was sent was seen, though a newer frame waits already', async () => {
	const {store, haveSeen, stand, flow} = openEyes();
	store.dispatch(pointed);
	stand();
	flow();
	stand();
	await turn();
	expect(haveSeen()).toBe(true);
	store.close();
});

test('news that come meanwhile count where they put another container under the cursor', async () => {
	const {store, haveSeen, stand} = openEyes();
	stand();
	const published = async () => new Promise(resolve => store.shown.subscribe(resolve));
	store.dispatch(ticked(1000));
	await published();
	expect(haveSeen()).toBe(true);
	store.dispatch(listed('aaa'));
	await published();
	expect(haveSeen()).toBe(false);
	store.close();
});

test('another state of what is under the cursor counts: p would unpause where it would have paused', async () => {
	const {store, haveSeen, stand} = openEyes();
	stand();
	const containers = [makeContainer('api', {state: 'paused'}), makeContainer('db')];
	store.dispatch({type: 'containers/listed', containers});
	await new Promise(resolve => store.shown.subscribe(resolve));
	expect(haveSeen()).toBe(false);
	store.close();
});
