import {expect, test} from 'vitest';
import {perform} from '../../source/actions/perform.js';
import {actionById} from '../../source/actions/action-table.js';
import {EngineError} from '../../source/engine/transport/engine-error.js';
import type {Engine} from '../../source/engine/engine.js';
import {safe} from '../../source/text/safe-text.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import {reduce} from '../../source/store/reduce.js';
import {createStore} from '../../source/store/store.js';
import {asListed} from '../helpers/as-listed.js';
import {plain} from '../helpers/cells.js';
import {idOf, listed, makeContainer, makeDetails, makeState, startMs} from '../helpers/fixtures.js';
import {pressKeys, typed} from '../helpers/press-keys.js';

const exited = (name: string) => makeContainer(name, {state: 'exited', status: safe`Exited (0) 1 hour ago`});
const fleet = () =>
	makeState(
		{type: 'connection/opened', host: {} as never, atMs: startMs},
		{
			type: 'containers/listed',
			containers: [makeContainer('api'), exited('cron'), exited('migrate'), exited('seed')],
		},
		{type: 'lists/sorted', list: 'containers', sort: 'name'},
	);

/** Remove all exited: filtered, marked, asked. */
const asked = () => pressKeys(fleet(), '/', ...typed('state:exited'), 'enter', '*', 'd');

test('d on all that a filter shows asks once, names them all, and offers no force to what does not run', () => {
	const {state, effects} = asked();
	expect(effects).toEqual([]);
	expect(state.view.overlay.stack.at(-1)).toMatchObject({
		kind: 'confirm',
		actionId: 'remove',
		targets: [{name: 'cron'}, {name: 'migrate'}, {name: 'seed'}],
	});
	expect(pressKeys(state, 'f', 'y').effects).toMatchObject([{options: {}}]);
});

test('each gets its own ending; what failed keeps the engine’s words on its row', async () => {
	const {state, effects} = pressKeys(asked().state, 'y');
	const [effect] = effects;
	const remove = actionById('remove');
	const store = createStore(state);
	const removed: string[] = [];
	const engine = {
		...asListed,
		async remove(id: string) {
			if (id === idOf('migrate')) {
				throw new EngineError('conflict', safe`removal is already in progress`);
			}

			removed.push(id);
		},
	} as unknown as Engine;
	if (remove && effect?.type === 'effect/perform') {
		const context = {...store, engine, now: () => startMs};
		await perform(remove, effect.targets, effect.options, context, new AbortController().signal);
	}

	store.close();
	const {notes, pending} = store.getState().fleet;
	expect(removed.sort()).toEqual([idOf('cron'), idOf('seed')].sort());
	expect(notes.list.map(({text}) => text).sort()).toEqual([
		'migrate: remove failed: removal is already in progress',
		'removed 2 of 3 containers, 1 failed',
		'removed cron',
		'removed seed',
	]);
	expect([...pending.failures].map(([id, {brief}]) => [id, brief])).toEqual([
		[idOf('migrate'), 'remove failed: removal is already in progress'],
	]);
});

test('what is marked stays the target when the filter goes, and what is gone is none', () => {
	const {state} = pressKeys(asked().state, 'n', 'esc');
	const listed = makeState({type: 'containers/listed', containers: [makeContainer('api'), exited('seed')]});
	const later = {...state, fleet: {...state.fleet, containers: listed.fleet.containers}};
	expect(pressKeys(later, 'd').state.view.overlay.stack.at(-1)).toMatchObject({targets: [{name: 'seed'}]});
});

test('what asks nothing still asks when some of it is hidden by the filter', () => {
	const marked = pressKeys(fleet(), '*').state;
	expect(pressKeys(marked, 'u').effects).toMatchObject([{actionId: 'start'}]);
	const {state, effects} = pressKeys(marked, '/', ...typed('cron'), 'enter', 'u');
	expect(effects).toEqual([]);
	expect(state.view.overlay.stack.at(-1)).toMatchObject({kind: 'confirm', actionId: 'start'});
	expect(pressKeys(state, 'y').effects).toMatchObject([
		{actionId: 'start', targets: [{name: 'api'}, {name: 'cron'}, {name: 'migrate'}, {name: 'seed'}]},
	]);
});

test('what asks nothing still asks when some of it is scrolled out of sight', () => {
	const names = Array.from({length: 40}, (_, index) => `job-${index}`);
	const marked = pressKeys(reduce(fleet(), listed(...names)), '*').state;
	const {state, effects} = pressKeys(marked, 'p');
	expect(effects).toEqual([]);
	expect(state.view.overlay.stack.at(-1)).toMatchObject({kind: 'confirm', actionId: 'pause'});
	const [one] = pressKeys(reduce(fleet(), listed(...names)), 'l', 'enter', 'p').effects;
	expect(one).toMatchObject({actionId: 'pause', targets: [{name: 'job-0'}]});
});

const crowd = (keys: readonly string[]) =>
	pressKeys(
		reduce(fleet(), {
			type: 'containers/listed',
			containers: Array.from({length: 150}, (_, index) => makeContainer(`api-${index}`)),
		}),
		'*',
		...keys,
	);

/** Of how many containers the screen said name and id, page by page, until a request went out. */
function namedUntilDone(keys: readonly string[], answer: string) {
	let {state, effects} = crowd(keys);
	const named = new Set<string>();
	for (let presses = 0; effects.length === 0 && presses < 20; presses++) {
		for (const [, name = ''] of plain(firstFrame(state, [])).matchAll(/(api-\d+) +[\da-f]{12}/g)) {
			named.add(name);
		}

		({state, effects} = pressKeys(state, answer));
	}

	return {named: named.size, effects};
}

test('more than the screen has room for: y shows what was not seen yet, and only then does it', () => {
	const {named, effects} = namedUntilDone(['s'], 'y');
	expect(named).toBe(150);
	expect(effects).toMatchObject([{actionId: 'stop', targets: {length: 150}}]);
});

test('a value for more than are listed beside it is asked for by name too', () => {
	const chosen = namedUntilDone(['P', 'enter'], 'y');
	expect(chosen.named).toBe(150);
	expect(chosen.effects).toMatchObject([{actionId: 'restartPolicy', options: {policy: 'no'}}]);
	const typedIn = namedUntilDone(['M', '6', '4', 'm', 'enter'], 'y');
	expect(typedIn.named).toBe(150);
	expect(typedIn.effects).toMatchObject([{actionId: 'memoryLimit', options: {memory: '64m'}}]);
});

test('a screen too small to show a question takes no answer but quit', () => {
	const small = reduce(asked().state, {type: 'screen/resized', columns: 40, rows: 10});
	expect(pressKeys(small, 'y', 'esc').effects).toEqual([]);
	expect(pressKeys(small, 'q').effects).toEqual([{type: 'effect/quit'}]);
	const again = reduce(pressKeys(small, 'y').state, {type: 'screen/resized', columns: 80, rows: 24});
	expect(pressKeys(again, 'y').effects).toMatchObject([{actionId: 'remove'}]);
});

test('a choice and a line begin with what their one target has', () => {
	const limited = reduce(fleet(), {
		type: 'containers/detailed',
		ids: [idOf('api'), idOf('cron')],
		details: [
			makeDetails('api', {memoryLimitBytes: 512 * 1024 * 1024, cpuLimitCores: 0.5}),
			makeDetails('cron', {memoryLimitBytes: 1000}),
		],
	});
	const detailed = reduce(fleet(), {
		type: 'containers/detailed',
		ids: [idOf('api'), idOf('cron')],
		details: [
			makeDetails('api', {restartPolicy: safe`always`}),
			makeDetails('cron', {restartPolicy: safe`on-failure`, restartPolicyRetries: 5}),
		],
	});
	const typedFirst = (...keys: readonly string[]) => {
		const overlay = pressKeys(limited, ...keys).state.view.overlay.stack.at(-1);
		return overlay?.kind === 'prompt' ? overlay.draft.text : overlay;
	};
	expect([typedFirst('M'), typedFirst('j', 'M'), typedFirst('*', 'M')]).toEqual(['512m', '1000b', '']);
	expect([typedFirst('U'), typedFirst('j', 'U')]).toEqual(['0.5', '']);

	const value = (...keys: readonly string[]) => {
		const overlay = pressKeys(detailed, ...keys, 'P').state.view.overlay.stack.at(-1);
		return overlay?.kind === 'choose' ? overlay.choices[overlay.cursor]?.label : overlay;
	};
	expect([value(), value('j'), value('*')]).toEqual(['always', 'on-failure:5', 'no']);
});
