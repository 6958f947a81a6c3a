import {expect, test} from 'vitest';
import {firstSeq, readLine, seqAfter, seqAtOrAfter} from '../../source/logs/log-buffer.js';
import type {State} from '../../source/store/state.js';
import {perform} from '../../source/actions/perform.js';
import {stop} from '../../source/actions/stop.js';
import {reduce} from '../../source/store/reduce.js';
import {seenFrom} from '../../source/store/seen-from.js';
import {keyOf} from '../../source/store/view/overlay-slice.js';
import {safe, safeText} from '../../source/text/safe-text.js';
import {containerList} from '../../source/view/list/container-list.js';
import {cursorTargetOf} from '../../source/view/list/list-cursor.js';
import {enginesTable} from '../../source/view/tables/engines-table.js';
import {imagesTable} from '../../source/view/tables/images-table.js';
import {selectTroubles} from '../../source/view/trouble/troubles.js';
import {openDemo} from '../demo-lab/open-demo.js';
import {keysOf, openEngines, statusOf, watchEngines} from '../helpers/open-engines.js';

const names = ['first', 'second', 'third'];
const each = 6;

test('containers of cloned machines, equal in their ids, are rows of their own', async () => {
	const {until} = await openEngines(names, each);
	const state = await until(({fleet}) => fleet.containers.details.size === names.length * each);
	const {byId} = state.fleet.containers;
	expect(byId.size).toBe(names.length * each);
	expect([...byId.values()].filter(({engine}) => engine === 'first')).toHaveLength(each);
	expect([...keysOf(state, 'second').keys()]).toEqual([...keysOf(state).keys()]);
	expect(containerList.selectEntries(state)).toHaveLength(names.length * each);
	expect(selectTroubles(state).size).toBe(names.length * each);
});

test('an engine that dies keeps its rows, while figures of the others go on; and it comes back', async () => {
	const {demos, until, store} = await openEngines(names, each);
	await until(({fleet}) => names.every(name => statusOf({...store.getState(), fleet}, name) === 'up'));
	await until(({fleet}) => fleet.usage.byId.size >= names.length);
	await demos[1]?.control.crash();
	const lost = await until(state => statusOf(state, 'second') === 'down');
	expect(keysOf(lost, 'second').size).toBe(each);
	expect(statusOf(lost, 'first')).toBe('up');
	const figuresOf = (engine: string) => {
		const keys = new Set<string>(keysOf(store.getState(), engine).values());
		return Math.max(
			...[...store.getState().fleet.usage.byId].filter(([id]) => keys.has(id)).map(([, {count}]) => count),
		);
	};

	const before = [figuresOf('first'), figuresOf('second'), figuresOf('third')];
	await until(() => figuresOf('first') > before[0]! + 1 && figuresOf('third') > before[2]! + 1);
	expect(figuresOf('second')).toBe(before[1]);
	await demos[1]?.control.start();
	await until(state => statusOf(state, 'second') === 'up');
});

test('an engine that is not there at first appears once it is; the others do not wait for it', async () => {
	const {demos, until} = await openEngines(names, each);
	await demos[2]?.control.crash();
	const state = await until(
		({fleet}) => fleet.containers.details.size === (names.length - 1) * each && fleet.usage.byId.size > 0,
	);
	expect(keysOf(state, 'third').size).toBe(0);
	await demos[2]?.control.start();
	await until(at => keysOf(at, 'third').size === each);
});

test('an action reaches the engine of its target, and no clone of it', async () => {
	const {demos, sessions, until} = await openEngines(names, each);
	const state = await until(({fleet}) => fleet.containers.byId.size === names.length * each);
	const [name, id] = [...keysOf(state, 'second')].find(
		([, key]) => state.fleet.containers.byId.get(key)?.state === 'running',
	)!;
	const engine = safe`second`;
	const {signal, ...session} = sessions.of(engine);
	const target = {kind: 'container', id, name, engine} as const;
	await perform(stop, [target], {}, {...session.store, engine: session.engine, now: Date.now}, signal);
	await until(({fleet}) => fleet.containers.byId.get(id)?.state === 'exited');
	const states = await Promise.all(demos.map(async demo => (await demo.row(name)).State as string));
	expect(states).toEqual(['running', 'exited', 'running']);
	expect((await until(at => at.fleet.notes.list.length > 0)).fleet.notes.list.at(-1)?.text).toBe(
		`stopped ${name} on second`,
	);
});

test('what is another engine’s is refused before it is asked for', async () => {
	const {sessions, until} = await openEngines(names, each);
	const state = await until(({fleet}) => fleet.containers.byId.size === names.length * each);
	const [third] = keysOf(state, 'third').values();
	const {engine, signal} = sessions.of(safeText('second'));
	const before = engine.requests();
	expect(() => engine.kill(third!, 'KILL', signal)).toThrow('belongs to another engine');
	expect(engine.requests()).toBe(before);
});

test('an engine that the user disconnects is asked nothing, and is there again when it is connected', async () => {
	const {demos, sessions, store, until} = await openEngines(names, each);
	await until(({fleet}) => fleet.containers.byId.size === names.length * each);
	const engine = safe`second`;
	await sessions.disconnect(engine);
	expect(statusOf(store.getState(), 'second')).toBe('closed');
	expect(keysOf(store.getState(), 'second').size).toBe(0);
	expect(sessions.of(engine).signal.aborted).toBe(true);
	const asked = demos[1]!.control.census().listeners;
	await until(({fleet}) => [...fleet.usage.byId.values()].some(({count}) => count > 2));
	expect(demos[1]!.control.census().listeners).toBeLessThanOrEqual(asked);
	sessions.connect(engine);
	await until(state => statusOf(state, 'second') === 'up' && keysOf(state, 'second').size === each);
});

test('tables hold the rows of all engines, and what is asked of a row goes to its engine', async () => {
	const {store, until} = await openEngines(names, each);
	store.dispatch({type: 'focus/moved', pane: 'images', isZoomed: true});
	const state = await until(at =>
		names.every(name => seenFrom(at, safeText(name)).fleet.resources.byList.has('images')),
	);
	const rows = [...(imagesTable.items(state)?.values() ?? [])];
	const byEngine = Map.groupBy(rows, ({engine}) => engine);
	expect([...byEngine.keys()]).toEqual(names);
	expect(new Set([...byEngine.values()].map(({length}) => length)).size).toBe(1);
	const {id} = byEngine.get(safe`third`)![0]!;
	const [target] = cursorTargetOf(
		reduce(state, {type: 'lists/pointed', list: 'images', entry: id, index: 0, top: 0}),
		imagesTable,
	);
	expect(target).toMatchObject({kind: 'image', engine: 'third'});
	expect(target?.id).toMatch(/^sha256:[\da-f]{64}$/);
	expect(keyOf(target!)).toBe(id);
	const [engines] = [...(enginesTable.items(state)?.values() ?? [])];
	expect(engines).toMatchObject({name: 'first', engine: 'first'});
	expect(enginesTable.items(state)?.size).toBe(names.length);
});

test('two names for one engine are told, and it is listed once unless it is asked for', async () => {
	const demo = await openDemo({now: Date.now, containers: each});
	const {store, sessions, until} = watchEngines(['near', 'far'], [demo, demo]);
	const state = await until(at => statusOf(at, 'far') === 'closed' && keysOf(at, 'far').size === 0);
	expect(state.fleet.notes.list.at(-1)?.text).toContain('far is the same engine as near');
	expect(keysOf(state, 'near').size).toBe(each);
	sessions.connect(safe`far`);
	await until(at => keysOf(at, 'far').size === each && at.fleet.containers.details.size === 2 * each);
	expect(statusOf(store.getState(), 'far')).toBe('up');
});

test('logs of engines whose clocks differ stand in one order, by the first one’s time', async () => {
	const hourMs = 3_600_000;
	const demos = [await openDemo({now: Date.now}), await openDemo({now: () => Date.now() + hourMs})];
	const {store, until} = watchEngines(['near', 'far'], demos);
	await until(
		({fleet}) =>
			fleet.containers.byId.size === 48 && (fleet.others.get(safe`far`)?.connection.clockOffsetMs ?? 0) > 0,
	);
	store.dispatch({type: 'logView/scoped', scope: {kind: 'shown'}});
	store.dispatch({type: 'focus/moved', pane: 'logs'});
	const heard = ({fleet: {logs, containers}}: State) =>
		new Set(
			[...logs.sources].flatMap(([id, {heardAtMs}]) =>
				heardAtMs === undefined ? [] : [containers.byId.get(id)?.engine],
			),
		);
	const state = await until(at => heard(at).size === 2 && at.fleet.logs.buffer.count > 50);
	const {buffer} = state.fleet.logs;
	const stamps: string[] = [];
	for (let seq = seqAtOrAfter(buffer, firstSeq(buffer)); seq !== undefined; seq = seqAfter(buffer, seq)) {
		stamps.push(readLine(buffer, seq)?.stamp ?? '');
	}

	expect(stamps.length).toBeGreaterThan(20);
	expect(stamps.filter(stamp => Date.parse(stamp) > Date.now() + hourMs / 2)).toEqual([]);
});
