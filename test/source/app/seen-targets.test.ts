import {expect, test} from 'vitest';
import {createEyes} from '../../../source/app/seen-targets.js';
import type {Onlooker} from '../../../source/terminal/frame-output.js';
import {createStore} from '../../../source/store/store.js';
import {ticked} from '../../helpers/fleet.js';
import {idOf, listed, makeContainer, makeState} from '../../helpers/fixtures.js';

/** A terminal whose frames wait while it is behind, and which answers when it is told to. */
function openEyes({isSilent = false} = {}) {
	const store = createStore(makeState(listed('api', 'db')));
	let isShown = true;
	let isOut = true;
	let onlooker: Onlooker | undefined;
	const questions: Array<() => void> = [];
	const eyes = createEyes({
		store,
		makeCode: () => '4827',
		terminal: {
			isShown: () => isShown,
			isSilent: () => isSilent,
			isOut: () => isOut,
			prove(then) {
				questions.push(then);
				return 'a question';
			},
			write: () => undefined,
			watch(next) {
				onlooker = next;
			},
		},
	});
	const send = () => {
		isShown = true;
		return onlooker?.onSend();
	};

	return {
		...eyes,
		store,
		haveSeen: () => eyes.haveSeen(store.shown.getState()),
		/** A frame is made, and has to wait. */
		stand: () => {
			isShown = false;
			onlooker?.onFrame();
		},
		/** The frame that waited is sent. */
		send,
		redraw: () => onlooker?.onRedraw(),
		/** The line takes no more bytes. */
		fill: () => {
			isOut = false;
		},
		/** The terminal answers what it was asked so far. */
		answer: () => questions.splice(0).forEach(then => then()),
		/** The frame is sent and shown. */
		flow: () => {
			send();
			questions.splice(0).forEach(then => then());
		},
	};
}

const turn = async () => new Promise(resolve => setImmediate(resolve));
const pointed = {type: 'lists/pointed', list: 'containers', entry: idOf('db'), index: 1, top: 0} as const;

test('what a key moved is seen once the terminal says so, not before', async () => {
	const {store, haveSeen, answer} = openEyes();
	expect(haveSeen()).toBe(false);
	answer();
	expect(haveSeen()).toBe(true);
	store.dispatch(pointed);
	await turn();
	expect(haveSeen()).toBe(false);
	answer();
	expect(haveSeen()).toBe(true);
	store.close();
});

test('what is only sent is not seen, however long ago', async () => {
	const {store, haveSeen, answer, stand, send} = openEyes();
	answer();
	store.dispatch(pointed);
	stand();
	send();
	await turn();
	expect(haveSeen()).toBe(false);
	store.close();
});

test('an answer about what was there before is not about what is there now', async () => {
	const {store, haveSeen, answer, stand, send} = openEyes();
	store.dispatch(pointed);
	stand();
	answer();
	expect(haveSeen()).toBe(false);
	send();
	expect(haveSeen()).toBe(false);
	answer();
	expect(haveSeen()).toBe(true);
	store.close();
});

test('an answer that got lost is asked for again with the next frame, after a key that did not count', () => {
	const {haveSeen, send, store} = openEyes();
	expect(send()).toBe('');
	expect(haveSeen()).toBe(false);
	expect(send()).toBe('a question');
	expect(send()).toBe('');
	store.close();
});

test('after others had the terminal nothing is seen until it is painted again and answered', () => {
	const {haveSeen, answer, redraw, send, store} = openEyes();
	answer();
	redraw();
	expect(haveSeen()).toBe(false);
	expect(send()).toBe('a question');
	answer();
	expect(haveSeen()).toBe(true);
	store.close();
});

test('at a terminal that answers nothing, what is sent is seen once somebody typed the number on the screen', () => {
	const {haveSeen, code, vouch, stand, send, fill, store} = openEyes({isSilent: true});
	expect(haveSeen()).toBe(false);
	expect(vouch('4827')).toBe(false);
	expect(code()).toBe('4827');
	expect(vouch('1111')).toBe(false);
	expect(vouch('4827')).toBe(false);
	code();
	expect(vouch(' 4827 ')).toBe(true);
	expect(code()).toBe(undefined);
	store.dispatch(pointed);
	stand();
	expect(haveSeen()).toBe(false);
	send();
	expect(haveSeen()).toBe(true);
	fill();
	expect(haveSeen()).toBe(false);
	store.close();
});

test('a terminal that answers asks for no number', () => {
	const {code, store} = openEyes();
	expect(code()).toBe(undefined);
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

test('what was shown was seen, though a newer frame waits already', async () => {
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
	const {store, haveSeen, stand, answer} = openEyes();
	answer();
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
	const {store, haveSeen, stand, answer} = openEyes();
	answer();
	stand();
	const containers = [makeContainer('api', {state: 'paused'}), makeContainer('db')];
	store.dispatch({type: 'containers/listed', containers});
	await new Promise(resolve => store.shown.subscribe(resolve));
	expect(haveSeen()).toBe(false);
	store.close();
});
