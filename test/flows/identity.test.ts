import {expect, onTestFinished, test} from 'vitest';
import {perform} from '../../source/actions/perform.js';
import {tellReport} from '../../source/actions/reports/tell-report.js';
import {reportById} from '../../source/actions/reports/report-table.js';
import {actionById} from '../../source/actions/action-table.js';
import {openInteractive} from '../../source/app/effects/open-interactive.js';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import type {Engine} from '../../source/engine/engine.js';
import type {ContainerId} from '../../source/engine/types.js';
import {cursorTargetOf} from '../../source/view/list/list-cursor.js';
import type {Table} from '../../source/view/tables/define-table.js';
import {imagesTable} from '../../source/view/tables/images-table.js';
import {networksTable} from '../../source/view/tables/networks-table.js';
import {volumesTable} from '../../source/view/tables/volumes-table.js';
import {removers} from '../../source/actions/prune.js';
import type {Target} from '../../source/store/view/overlay-slice.js';
import {reduce} from '../../source/store/reduce.js';
import {createStore} from '../../source/store/store.js';
import {startDemoLab} from '../demo-lab/start-demo-lab.js';
import {failure} from '../helpers/failure.js';
import {makeState} from '../helpers/fixtures.js';

// Between a question and its answer somebody else gives a name to another thing, on an engine that knows names only.

const {signal} = new AbortController();

async function open() {
	const demo = await startDemoLab({containers: 6, seed: 7});
	const engine = createDockerEngine({label: 'demo', url: '', socketPath: demo.socketPath});
	onTestFinished(async () => {
		engine.close();
		await demo.close();
	});
	return {engine, ...demo};
}

/** What the pane's row of that name makes the target of a question. */
async function targetIn(table: Table, name: string, engine: Engine): Promise<Target> {
	const data = await table.source?.load(engine, '', signal);
	const state = makeState(
		{type: 'containers/listed', containers: await engine.list(signal)},
		{type: 'resources/loaded', list: table.id, data, atMs: 0},
	);
	const row = [...(table.items(state)?.values() ?? [])].find(one => one.name === name);
	const [target] = cursorTargetOf(
		reduce(state, {type: 'lists/pointed', list: table.id, entry: row?.id ?? '', index: 0, top: 0}),
		table,
	);
	if (!target) {
		throw new Error(`there is no row ${name}`);
	}

	return target;
}

async function answer(actionId: string, target: Target, engine: Engine, options = {}) {
	const store = createStore(makeState());
	const action = actionById(actionId);
	await (action && perform(action, [target], options, {...store, engine, now: Date.now}, signal));
	store.close();
	return store.getState().fleet.notes.list.map(({text}) => text);
}

async function containerOf(engine: Engine, name: string): Promise<Target> {
	const found = (await engine.list(signal)).find(one => one.name === name);
	if (!found) {
		throw new Error(`there is no ${name}`);
	}

	return {kind: 'container', id: found.id, name: found.name, state: found.state};
}

async function anyContainer(engine: Engine): Promise<readonly [Target, Target]> {
	const [one, other] = (await engine.list(signal)).filter(({state}) => state === 'running');
	return [await containerOf(engine, one?.name ?? ''), await containerOf(engine, other?.name ?? '')];
}

async function pullAll(
	engine: Engine,
	reference: string,
	setSpeed: (factor: number) => void,
): Promise<string> {
	setSpeed(1000);
	for await (const _ of engine.images.pull(reference, signal)) {
		// To its end.
	}

	setSpeed(1);
	const found = (await engine.images.list(signal)).find(({tags}) => tags.some(tag => tag === reference));
	return found?.id ?? '';
}

const tagsNow = async (engine: Engine) => (await engine.images.list(signal)).flatMap(({tags}) => tags);

test('a tag that names another image by then is left alone', async () => {
	const {engine, control} = await open();
	await pullAll(engine, 'zapp:v1', control.fakeClock.setSpeed);
	const other = await pullAll(engine, 'zapp:v2', control.fakeClock.setSpeed);
	const target = await targetIn(imagesTable, 'zapp:v1', engine);
	await engine.images.tag(other, 'zapp', 'v1', signal);
	for (const options of [{}, {force: true}]) {
		expect(await answer('removeImage', target, engine, options)).toEqual([
			'zapp:v1: not removed, it no longer has that tag',
		]);
	}

	expect(await tagsNow(engine)).toEqual(expect.arrayContaining(['zapp:v1', 'zapp:v2']));
});

test('of two tags one goes, with the last one the image', async () => {
	const {engine, control} = await open();
	const id = await pullAll(engine, 'zapp:v1', control.fakeClock.setSpeed);
	await engine.images.tag(id, 'zapp', 'v2', signal);
	const ids = async () => (await engine.images.list(signal)).map(one => one.id);
	expect(await answer('removeImage', await targetIn(imagesTable, 'zapp:v1', engine), engine)).toEqual([
		'removed zapp:v1',
	]);
	expect(await ids()).toContain(id);
	await answer('removeImage', await targetIn(imagesTable, 'zapp:v2', engine), engine);
	expect(await ids()).not.toContain(id);
});

test('both tags of one image at once', async () => {
	const {engine, control} = await open();
	const id = await pullAll(engine, 'zapp:v1', control.fakeClock.setSpeed);
	await engine.images.tag(id, 'zapp', 'v2', signal);
	const targets = [
		await targetIn(imagesTable, 'zapp:v1', engine),
		await targetIn(imagesTable, 'zapp:v2', engine),
	];
	const store = createStore(makeState());
	const action = actionById('removeImage');
	await (action && perform(action, targets, {}, {...store, engine, now: Date.now}, signal));
	store.close();
	expect(store.getState().fleet.notes.list.at(-1)?.text).toBe('removed 2 images');
	expect((await engine.images.list(signal)).map(one => one.id)).not.toContain(id);
});

test('an image that got a tag since it was listed is not pruned', async () => {
	const {engine, control} = await open();
	const id = await pullAll(engine, 'zapp:v1', control.fakeClock.setSpeed);
	const other = await pullAll(engine, 'zapp:v2', control.fakeClock.setSpeed);
	await engine.images.tag(other, 'zapp', 'v1', signal);
	const unused = (await engine.disk.unused(signal)).find(one => one.id === id);
	if (!unused) {
		throw new Error('it is no dangling image');
	}

	await engine.images.tag(id, 'zapp', 'wanted', signal);
	expect(await answer(removers.image, unused, engine)).toEqual([
		`${unused.name}: not removed, it is called zapp:wanted now`,
	]);
	expect(await tagsNow(engine)).toContain('zapp:wanted');
});

test('a volume made anew under its name is another', async () => {
	const {engine, control} = await open();
	await engine.volumes.create('vdata', 'local', signal);
	const shown = await targetIn(volumesTable, 'vdata', engine);
	const listed = (await engine.disk.unused(signal)).find(one => one.id === 'vdata');
	await engine.volumes.remove('vdata', false, signal);
	control.fakeClock.jump(2000);
	await engine.volumes.create('vdata', 'local', signal);
	for (const target of [shown, listed]) {
		expect(target && (await answer('removeVolume', target, engine))).toEqual([
			'vdata: not removed, it was created again, or filled, since then',
		]);
	}

	expect((await engine.volumes.list(signal)).map(({name}) => name)).toContain('vdata');
	expect(await answer('removeVolume', await targetIn(volumesTable, 'vdata', engine), engine)).toEqual([
		'removed vdata',
	]);
});

test('a network made anew under its name is another, and stays', async () => {
	const {engine} = await open();
	await engine.networks.create('front', 'bridge', signal);
	const target = await targetIn(networksTable, 'front', engine);
	await engine.networks.remove(target.id, signal);
	await engine.networks.create('front', 'bridge', signal);
	expect(await answer('removeNetwork', target, engine)).toEqual(['front: already gone']);
	expect((await engine.networks.list(signal)).map(({name}) => name)).toContain('front');
});

test('a container that is named as another’s id is not removed in its place', async () => {
	const {engine} = await open();
	const [target, other] = await anyContainer(engine);
	await engine.remove(target.id as ContainerId, {force: true, volumes: false}, signal);
	await engine.rename(other.id as ContainerId, target.id, signal);
	expect(await answer('remove', target, engine, {force: true})).toEqual([`${target.name}: already gone`]);
	expect((await answer('stop', target, engine))[0]).toContain('stop failed');
	expect((await engine.list(signal)).find(({id}) => id === other.id)?.state).toBe('running');
	expect(await failure(engine.details(target.id as ContainerId, signal))).toMatchObject({kind: 'gone'});
});

test('whatever was renamed since is left alone: by action, by command, by shell', async () => {
	const {engine} = await open();
	const [target] = await anyContainer(engine);
	await engine.rename(target.id as ContainerId, 'precious', signal);
	for (const [actionId, done] of [
		['remove', 'removed'],
		['stop', 'stopped'],
		['restart', 'restarted'],
		['kill', 'killed'],
	] as const) {
		expect(await answer(actionId, target, engine, {force: true})).toEqual([
			`${target.name}: not ${done}, it is called precious now`,
		]);
	}

	const store = createStore(makeState());
	const command = reportById('command');
	const ending = await (command &&
		tellReport(command, target, 'ls', {...store, engine}, signal).then(
			() => store.getState().fleet.report.ending,
		));
	store.close();
	expect(ending).toEqual({text: 'it is called precious now', tone: 'bad'});
	const wanted = {type: 'effect/openTerminal', mode: 'shell', target} as const;
	expect(await failure(openInteractive(engine, wanted, {columns: 80, rows: 24}, signal))).toMatchObject({
		kind: 'changed',
	});
	expect((await containerOf(engine, 'precious')).state).toBe('running');
});
