import {expect, test} from 'vitest';
import {actions, actionById} from '../../../source/actions/action-table.js';
import {perform} from '../../../source/actions/perform.js';
import {EngineError} from '../../../source/engine/transport/engine-error.js';
import type {Engine} from '../../../source/engine/engine.js';
import {safe, safeText} from '../../../source/text/safe-text.js';
import {createStore} from '../../../source/store/store.js';
import type {Target} from '../../../source/store/view/overlay-slice.js';
import {asListed} from '../../helpers/as-listed.js';
import {idOf, makeState, startMs} from '../../helpers/fixtures.js';

const target = (name: string, state: Target['state'] = 'running'): Target => ({
	kind: 'container',
	id: idOf(name),
	name: safeText(name),
	state,
});

async function run(actionId: string, targets: readonly Target[], engine: Partial<Engine>, options = {}) {
	const store = createStore(makeState());
	const action = actionById(actionId, options);
	if (!action) {
		throw new Error(`no action ${actionId}`);
	}

	await perform(
		action,
		targets,
		options,
		{...store, engine: {...asListed, ...engine} as Engine, now: () => startMs},
		new AbortController().signal,
	);
	const {notes, pending} = store.getState().fleet;
	store.close();
	return {notes: notes.list.map(({text}) => text), failures: pending.failures, underWay: pending.underWay};
}

test('the engine’s words of a failure stay on the row and in the messages', async () => {
	const {notes, failures, underWay} = await run('stop', [target('api')], {
		async stop() {
			throw new EngineError('failed', safe`cannot stop: device busy`);
		},
	});
	expect(failures.get(idOf('api'))?.brief).toBe('stop failed: cannot stop: device busy');
	expect(notes).toEqual(['api: stop failed: cannot stop: device busy']);
	expect(underWay.size).toBe(0);
});

test('a signal is told as sent: only SIGKILL is sure to kill', async () => {
	const engine = {kill: async () => undefined};
	const told = async (signal: string, ...targets: Target[]) =>
		(await run('kill', targets, engine, {signal})).notes;
	expect(await told('SIGKILL', target('api'))).toEqual(['killed api']);
	expect(await told('SIGHUP', target('api'))).toEqual(['sent SIGHUP to api']);
	expect(await told('SIGHUP', target('api'), target('db', 'exited'))).toEqual([
		'db: SIGHUP not sent, it is not running',
		'sent SIGHUP to api',
		'sent SIGHUP to 1 of 2 containers, 1 left alone',
	]);
});

test('what was set is told', async () => {
	const engine = {update: async () => [], rename: async () => undefined};
	const told = async (actionId: string, options: object) =>
		(await run(actionId, [target('api')], engine, options)).notes;
	expect([
		await told('memoryLimit', {memory: '512m'}),
		await told('cpuLimit', {cpus: '0.50'}),
		await told('restartPolicy', {policy: 'on-failure:5'}),
		await told('rename', {name: 'web'}),
	]).toEqual([
		['set memory limit of api to 512m'],
		['set CPU limit of api to 0.5'],
		['set restart policy of api to on-failure:5'],
		['renamed api to web'],
	]);
});

test('already stopped and already gone are quiet successes', async () => {
	const stopped = await run('stop', [target('api')], {
		async stop() {
			throw new EngineError('noop', safe`not modified`);
		},
	});
	expect(stopped.notes).toEqual(['api: already stopped']);
	expect(stopped.failures.size).toBe(0);
	const removed = await run('remove', [target('api', 'exited')], {
		async remove() {
			throw new EngineError('gone', safe`No such container`);
		},
	});
	expect(removed.notes).toEqual(['api: already gone']);
	expect(removed.failures.size).toBe(0);
});

test('a running container is not removed without force, and force reaches the engine', async () => {
	const asked: unknown[] = [];
	const engine = {
		async remove(...[id, options]: Parameters<Engine['remove']>) {
			asked.push([id, options]);
		},
	};
	const refused = await run('remove', [target('api')], engine);
	expect(asked).toEqual([]);
	expect(refused.notes[0]).toContain('f forces');
	await run('remove', [target('api')], engine, {force: true});
	expect(asked).toEqual([[idOf('api'), {force: true, volumes: false}]]);
});

test('at most eight requests are under way at once, and every target gets its own ending', async () => {
	let under = 0;
	let most = 0;
	const names = Array.from({length: 30}, (_, index) => `svc-${index}`);
	const {notes} = await run(
		'restart',
		names.map(name => target(name)),
		{
			async restart(id) {
				under++;
				most = Math.max(most, under);
				await new Promise(resolve => setImmediate(resolve));
				under--;
				if (id === idOf('svc-7')) {
					throw new EngineError('failed', safe`no`);
				}
			},
		},
	);
	expect(most).toBe(8);
	expect(notes).toHaveLength(31);
	expect(notes.at(-1)).toBe('restarted 29 of 30 containers, 1 failed');
	expect(notes.filter(text => text.includes('restart failed'))).toEqual(['svc-7: restart failed: no']);
});

test('a second press on a row with something under way is ignored and says so', async () => {
	const store = createStore(makeState());
	const gate = Promise.withResolvers<void>();
	let calls = 0;
	const engine = {
		async stop() {
			calls++;
			await gate.promise;
		},
		...asListed,
	} as Partial<Engine> as Engine;
	const stop = actionById('stop');
	const context = {...store, engine, now: () => startMs};
	const {signal} = new AbortController();
	const first = stop && perform(stop, [target('api')], {}, context, signal);
	await (stop && perform(stop, [target('api')], {}, context, signal));
	expect(store.getState().fleet.notes.list.at(-1)?.text).toContain('already stopping');
	gate.resolve();
	await first;
	expect(calls).toBe(1);
	store.close();
});

test('action ids are unique', () => {
	expect(new Set(actions.map(({id}) => id)).size).toBe(actions.length);
});

test('what is not in the list any more is not judged by its old state: the engine knows', async () => {
	const store = createStore(makeState({type: 'containers/listed', containers: []}));
	const remove = actionById('remove');
	const engine: Partial<Engine> = {
		async remove() {
			throw new EngineError('gone', safe`No such container`);
		},
	};
	await (remove &&
		perform(
			remove,
			[target('api')],
			{},
			{...store, engine: {...asListed, ...engine} as Engine, now: () => startMs},
			new AbortController().signal,
		));
	store.close();
	expect(store.getState().fleet.notes.list.map(({text}) => text)).toEqual(['api: already gone']);
});

test('what is made is told by its name, and two at once are two', async () => {
	const gate = Promise.withResolvers<void>();
	const store = createStore(makeState());
	const engine = {
		volumes: {create: async () => gate.promise},
		networks: {
			async create() {
				throw new EngineError('conflict', safe`network with name front already exists`);
			},
		},
	} as unknown as Engine;
	const context = {...store, engine, now: () => startMs};
	const make = async (actionId: string, name: string) => {
		const engineTarget: Target = {kind: 'engine', id: 'engine', name: safe`default`};
		await perform(actionById(actionId)!, [engineTarget], {name}, context, new AbortController().signal);
	};

	const volumes = Promise.all([make('createVolume', 'data'), make('createVolume', 'cache')]);
	await make('createNetwork', 'front');
	gate.resolve();
	await volumes;
	store.close();
	expect(store.getState().fleet.notes.list.map(({text}) => text)).toEqual([
		'network front: create failed: network with name front already exists',
		'created volume data',
		'created volume cache',
	]);
});
