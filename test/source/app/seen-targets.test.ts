import {expect, test} from 'vitest';
import {createSeenTargets} from '../../../source/app/seen-targets.js';
import type {Onlooker} from '../../../source/terminal/frame-output.js';
import {createStore} from '../../../source/store/store.js';
import {ticked} from '../../helpers/fleet.js';
import {idOf, listed, makeContainer, makeState} from '../../helpers/fixtures.js';

/** A terminal whose frames wait while it is behind, and which answers when it is told to. */
function openSeen({isSilent = false} = {}) {
	const store = createStore(makeState(listed('api', 'db')));
	let isShown = true;
	let isOut = true;
	let onlooker: Onlooker | undefined;
	const questions: Array<() => void> = [];
	const seen = createSeenTargets({
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
		...seen,
		store,
		isSeen: () => seen.isSeen(store.published.getState()),
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
	const {store, isSeen, answer} = openSeen();
	expect(isSeen()).toBe(false);
	answer();
	expect(isSeen()).toBe(true);
	store.dispatch(pointed);
	await turn();
	expect(isSeen()).toBe(false);
	answer();
	expect(isSeen()).toBe(true);
	store.close();
});

test('what is only sent is not seen, however long ago', async () => {
	const {store, isSeen, answer, stand, send} = openSeen();
	answer();
	store.dispatch(pointed);
	stand();
	send();
	await turn();
	expect(isSeen()).toBe(false);
	store.close();
});

test('an answer about what was there before is not about what is there now', async () => {
	const {store, isSeen, answer, stand, send} = openSeen();
	store.dispatch(pointed);
	stand();
	answer();
	expect(isSeen()).toBe(false);
	send();
	expect(isSeen()).toBe(false);
	answer();
	expect(isSeen()).toBe(true);
	store.close();
});

test('an answer that got lost is asked for again with the next frame, after a key that did not count', () => {
	const {isSeen, send, store} = openSeen();
	expect(send()).toBe('');
	expect(isSeen()).toBe(false);
	expect(send()).toBe('a question');
	expect(send()).toBe('');
	store.close();
});

test('after others had the terminal nothing is seen until it is painted again and answered', () => {
	const {isSeen, answer, redraw, send, store} = openSeen();
	answer();
	redraw();
	expect(isSeen()).toBe(false);
	expect(send()).toBe('a question');
	answer();
	expect(isSeen()).toBe(true);
	store.close();
});

test('at a terminal that answers nothing, what is sent is seen once somebody typed the number on the screen', () => {
	const {isSeen, code, enterCode, stand, send, fill, store} = openSeen({isSilent: true});
	expect(isSeen()).toBe(false);
	expect(enterCode('4827')).toBe(false);
	expect(code()).toBe('4827');
	expect(enterCode('1111')).toBe(false);
	expect(enterCode('4827')).toBe(false);
	code();
	expect(enterCode(' 4827 ')).toBe(true);
	expect(code()).toBe(undefined);
	store.dispatch(pointed);
	stand();
	expect(isSeen()).toBe(false);
	send();
	expect(isSeen()).toBe(true);
	fill();
	expect(isSeen()).toBe(false);
	store.close();
});

test('a terminal that answers asks for no number', () => {
	const {code, store} = openSeen();
	expect(code()).toBe(undefined);
	store.close();
});

test('a terminal that is behind has seen nothing new until the frame that waits goes out', async () => {
	const {store, isSeen, stand, flow} = openSeen();
	store.dispatch(pointed);
	stand();
	await turn();
	expect(isSeen()).toBe(false);
	flow();
	expect(isSeen()).toBe(true);
	store.close();
});

test('what was shown was seen, though a newer frame waits already', async () => {
	const {store, isSeen, stand, flow} = openSeen();
	store.dispatch(pointed);
	stand();
	flow();
	stand();
	await turn();
	expect(isSeen()).toBe(true);
	store.close();
});

test('news that come meanwhile count where they put another container under the cursor', async () => {
	const {store, isSeen, stand, answer} = openSeen();
	answer();
	stand();
	const published = async () => new Promise(resolve => store.published.subscribe(resolve));
	store.dispatch(ticked(1000));
	await published();
	expect(isSeen()).toBe(true);
	store.dispatch(listed('aaa'));
	await published();
	expect(isSeen()).toBe(false);
	store.close();
});

test('another state of what is under the cursor counts: p would unpause where it would have paused', async () => {
	const {store, isSeen, stand, answer} = openSeen();
	answer();
	stand();
	const containers = [makeContainer('api', {state: 'paused'}), makeContainer('db')];
	store.dispatch({type: 'containers/listed', containers});
	await new Promise(resolve => store.published.subscribe(resolve));
	expect(isSeen()).toBe(false);
	store.close();
});
