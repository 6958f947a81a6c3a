import {expect, test} from 'vitest';
import {usageTargets} from '../../../source/feeds/usage-targets.js';
import {safe} from '../../../source/text/safe-text.js';
import {detailed, idOf, listed, makeContainer, makeState} from '../../helpers/fixtures.js';

test('running and paused containers have counters to read; others have none', () => {
	const states = ['running', 'paused', 'exited', 'created', 'restarting', 'dead'] as const;
	const containers = states.map(state => makeContainer(state, {state}));
	const targets = usageTargets(makeState({type: 'containers/listed', containers}));
	expect(targets.map(({id}) => id)).toEqual([idOf('running'), idOf('paused')]);
});

test('the pid comes with the details', () => {
	expect(usageTargets(makeState(listed('api')))[0]?.pid).toBeUndefined();
	expect(usageTargets(makeState(listed('api'), detailed('api', {pid: 4242})))[0]?.pid).toBe(4242);
});

test('host and none have no network of their own', () => {
	const modes = {bridge: true, none: false, host: false, shop_default: true};
	const containers = Object.keys(modes).map(mode =>
		makeContainer(mode, {networkMode: safe`${mode as never}`}),
	);
	const targets = usageTargets(makeState({type: 'containers/listed', containers}));
	expect(targets.map(({hasOwnNetwork}) => hasOwnNetwork)).toEqual(Object.values(modes));
});

test('rows on the screen are shown, and the marked ones wherever they are', () => {
	const names = Array.from({length: 200}, (_, index) => `svc-${String(index).padStart(3, '0')}`);
	const state = makeState(listed(...names), {
		type: 'lists/marked',
		list: 'containers',
		ids: [idOf('svc-150')],
		isMarked: true,
	});
	const shown = usageTargets(state).filter(({isOnScreen}) => isOnScreen);
	const places = shown.map(({id}) => names.findIndex(name => idOf(name) === id));
	expect(places).toContain(0);
	expect(places.at(-1)).toBe(150);
	expect(places.slice(0, -1)).toEqual(Array.from({length: shown.length - 1}, (_, index) => index));
	expect(shown.length).toBeLessThan(60);
});

test('the container under the cursor is shown', () => {
	const names = Array.from({length: 200}, (_, index) => `svc-${String(index).padStart(3, '0')}`);
	const state = makeState(listed(...names), {
		type: 'lists/pointed',
		list: 'containers',
		entry: idOf('svc-120'),
		index: 120,
	} as never);
	expect(usageTargets(state).find(({id}) => id === idOf('svc-120'))?.isOnScreen).toBe(true);
});
