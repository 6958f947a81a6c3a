import {expect, test} from 'vitest';
import type {SwarmLook} from '../../../../source/engine/api/swarm-calls.js';
import {asArray, asObject} from '../../../../source/engine/parse/json-fields.js';
import {
	parseNode,
	parseService,
	parseTask,
	withIds,
	type Service,
	type Task,
} from '../../../../source/engine/parse/parse-swarm.js';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {paletteEntries} from '../../../../source/keys/overlays/palette-entries.js';
import {views} from '../../../../source/panes/views.js';
import type {State} from '../../../../source/store/state.js';
import {safe} from '../../../../source/text/safe-text.js';
import {factsOf, troubleOfService} from '../../../../source/view/swarm/service-trouble.js';
import {panesThere} from '../../../../source/view/tables/table-names.js';
import {engineFixture} from '../../../helpers/engine-fixture.js';
import {makeState, startMs} from '../../../helpers/fixtures.js';
import {opened} from '../../../helpers/fleet.js';
import {listNamed, loaded, rowsShown} from '../../../helpers/lists.js';

const recorded = asObject(engineFixture('swarm.json'));
const look: SwarmLook = {
	services: withIds(asArray(recorded['services']), parseService),
	tasks: withIds(asArray(recorded['tasks']), parseTask),
	nodes: withIds(asArray(recorded['nodes']), parseNode),
};
const recordedMs = Math.max(...look.tasks.map(({atMs = 0}) => atMs));

const host = opened() as Extract<ReturnType<typeof opened>, {type: 'connection/opened'}>;
const managing = (isManager: boolean) => makeState({...host, host: {...host.host, isManager}});

function namesIn(list: string, state: State): readonly unknown[] {
	const items = listNamed(list).items(state);
	return rowsShown(state, list).map(id => items?.get(id as string)?.name);
}

/** Why, of the service of that name, in a swarm that is otherwise as it was recorded. */
function why(
	name: string,
	change: (service: Service, tasks: readonly Task[]) => Partial<SwarmLook> = () => ({}),
) {
	const service = look.services.find(one => one.name === name)!;
	const changed = {...look, ...change(service, look.tasks)};
	return troubleOfService(factsOf(changed, recordedMs).find(one => one.service.name === name)!);
}

test('services in trouble come first, each with the error of the task that failed', () => {
	const state = makeState(loaded('services', look));
	const names = namesIn('services', state);
	const calm = ['pay_big', 'shop_agent', 'shop_job', 'shop_web'];
	expect(names.slice(-calm.length)).toEqual(calm);
	expect(why('shop_crash').words).toMatch(/^restarted ×\d: task: non-zero exit \(3\)$/);
	expect(why('shop_noimage').words).toMatch(/No such image: midwatch\/absent:latest$/);
	expect(why('shop_sick').words).toMatch(/dockerexec: unhealthy container$/);
	expect(why('shop_mars').words).toMatch(/^no suitable node \(scheduling constraints not satisfied/);
});

test('a paused rollout tells the error of the task that stopped it', () => {
	const stopped = (culprit: string | undefined) =>
		why('pay_api', (service, tasks) => ({
			services: [{...service, rollout: {...service.rollout!, culprit}}],
			tasks: [
				...tasks,
				{
					...tasks[0]!,
					id: 'culprit',
					serviceId: service.id,
					createdAtMs: 1,
					state: safe`failed`,
					error: safe`no config`,
				},
			],
		}));
	expect(stopped('culprit').words).toBe('update paused: no config');
	expect(stopped(undefined).words).toBe('update paused: task: non-zero exit (4)');
});

test('failures of long ago are no loop', () => {
	const settled = (atMs: number) =>
		why('shop_crash', (service, tasks) => ({
			services: [{...service, running: 1}],
			tasks: tasks.map(task => ({...task, atMs})),
		}));
	expect(settled(recordedMs).severity).toBeGreaterThan(0);
	expect(settled(recordedMs - 3_600_000)).toEqual({severity: 0});
});

test('a running task on a node that is down is told', () => {
	const {words} = why('shop_web', () => ({nodes: look.nodes.map(node => ({...node, state: safe`down`}))}));
	expect(words).toMatch(/^a task is on node\d, which is down$/);
});

test('the tasks of a slot stand together, the newest first', () => {
	const filter = 'service:/^shop_crash$/';
	const state = makeState(loaded('tasks', look), {type: 'lists/filtered', list: 'tasks', filter});
	const ids = rowsShown(state, 'tasks') as readonly string[];
	const created = ids.map(id => look.tasks.find(task => task.id === id)?.createdAtMs ?? 0);
	expect(new Set(namesIn('tasks', state))).toEqual(new Set(['shop_crash.1']));
	expect(created).toEqual(created.toSorted((a, b) => b - a));
	const now = makeState(loaded('tasks', look), {
		type: 'lists/filtered',
		list: 'tasks',
		filter: `${filter} !earlier`,
	});
	expect(rowsShown(now, 'tasks')).toEqual(ids.slice(0, 1));
});

test('a drained node comes before those that are well', () => {
	expect(namesIn('nodes', makeState(loaded('nodes', look)))).toEqual(['node3', 'node1', 'node2']);
});

test('what could not be loaded again is shown with its age', () => {
	const failed = {
		type: 'resources/failed',
		list: 'services',
		problem: safe`no quorum`,
		atMs: startMs,
	} as const;
	const state = makeState(loaded('services', look), {type: 'clock/ticked', atMs: startMs + 12_000}, failed);
	expect(listNamed('services').problem?.(state)).toBe('no quorum, shown as it was 12 s ago');
	expect(rowsShown(state, 'services')).toHaveLength(look.services.length);
	expect(listNamed('services').problem?.(makeState(failed))).toBe('no quorum');
});

test('an engine that manages no swarm names nothing of one, neither panes nor keys', () => {
	const ofSwarm = /service|swarm/i;
	const named = (state: State) => [
		...panesThere(views, state).map(({label}) => label),
		...paletteEntries(state, allBindings, views).map(({label, help}) => `${label}: ${help}`),
	];
	expect(named(managing(false)).filter(text => ofSwarm.test(text))).toEqual([]);
	expect(named(managing(true)).filter(text => ofSwarm.test(text))).not.toEqual([]);
});
