import {expect, test} from 'vitest';
import {actionById} from '../../../source/actions/action-table.js';
import {createDockerEngine} from '../../../source/engine/docker-engine.js';
import {asArray, asObject, asObjects, type Json} from '../../../source/engine/parse/json-fields.js';
import {parseNode, parseService, parseTask, withIds} from '../../../source/engine/parse/parse-swarm.js';
import {confirmLines} from '../../../source/panes/sheets/confirm-lines.js';
import type {ActionOptions, Target} from '../../../source/store/view/overlay-slice.js';
import {cursorTargetOf} from '../../../source/view/list/list-cursor.js';
import {engineFixture} from '../../helpers/engine-fixture.js';
import {makeState} from '../../helpers/fixtures.js';
import {listNamed, loaded} from '../../helpers/lists.js';
import {serveTo} from '../../helpers/serve-to.js';
import {textOf} from '../../helpers/text-of.js';

const {signal} = new AbortController();
const recorded = asObject(engineFixture('swarm.json'));
const look = {
	services: withIds(asArray(recorded['services']), parseService),
	tasks: withIds(asArray(recorded['tasks']), parseTask),
	nodes: withIds(asArray(recorded['nodes']), parseNode),
};

/** What an action on that row would be about. */
function targetOf(list: 'services' | 'nodes', name: string): Target {
	const filter = `/^${name}$/`;
	const state = makeState(loaded(list, look), {type: 'lists/filtered', list, filter});
	return cursorTargetOf(state, listNamed(list))[0]!;
}

function asked(actionId: string, target: Target, options: ActionOptions = {}): string {
	return textOf(confirmLines({kind: 'confirm', actionId, targets: [target], options}, 200)[0]).trim();
}

type Posted = {readonly path: string; readonly body: Json};

/** A manager that refuses as a real one does what is made of an older revision than its own. */
async function manager(behind = 0) {
	const posted: Posted[] = [];
	const {server, client} = await serveTo((request, response) => {
		const [, list = '', id = ''] = /^\/(\w+)\/(\w+)/.exec(request.url ?? '') ?? [];
		const one = asObjects(recorded[list]).find(({ID}) => ID === id) ?? {};
		if (request.method === 'GET') {
			response.end(JSON.stringify(one));
			return;
		}

		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const current = Number(asObject(one['Version'])['Index']) + behind;
			const given = /version=(\d+)/.exec(request.url ?? '')?.[1];
			response.statusCode = request.method === 'DELETE' || Number(given) === current ? 200 : 500;
			if (response.statusCode === 200) {
				posted.push({path: request.url ?? '', body: JSON.parse(Buffer.concat(parts).toString() || '{}')});
				response.end(request.method === 'DELETE' ? '' : '{"Warnings":null}');
			} else {
				response.end('{"message":"rpc error: code = Unknown desc = update out of sequence"}');
			}
		});
	}, createDockerEngine);
	const run = async (actionId: string, target: Target, options: ActionOptions = {}) =>
		actionById(actionId, options)!.run(client, target, options, signal);
	return {run, posted, server};
}

const rawService = (name: string) =>
	asObjects(recorded['services']).find(({Spec}) => asObject(Spec)['Name'] === name)!;

test('scaling sends the service’s whole settings back with another number of tasks', async () => {
	const {run, posted} = await manager();
	const target = targetOf('services', 'shop_web');
	expect(await run('scaleService', target, {replicas: '5'})).toBe(' to 5');
	const spec = asObject(rawService('shop_web')['Spec']);
	expect(posted).toEqual([
		{
			path: `/services/${target.id}/update?version=${target.swarm?.revision}`,
			body: {...spec, Mode: {Replicated: {Replicas: 5}}},
		},
	]);
});

test('a forced update counts one further, a rollback names the settings before', async () => {
	const {run, posted} = await manager();
	await run('forceUpdate', targetOf('services', 'shop_web'));
	await run('rollBack', targetOf('services', 'pay_api'));
	expect(asObject(posted[0]?.body['TaskTemplate'])['ForceUpdate']).toBe(1);
	expect(posted[1]?.path).toMatch(/rollback=previous/);
});

test('a node is drained with the rest of its settings as they are', async () => {
	const {run, posted} = await manager();
	const target = targetOf('nodes', 'node1');
	await run('nodeAvailability', target, {availability: 'drain'});
	expect(posted[0]?.body).toEqual({Labels: {}, Role: 'manager', Availability: 'drain'});
});

test.each(['scaleService', 'forceUpdate', 'rollBack', 'removeService'])(
	'%s leaves alone what was changed since its question was asked',
	async actionId => {
		const target = targetOf('services', 'shop_web');
		const changed = {words: 'it was changed since then: look at it again', kind: 'changed'};
		const {run, posted} = await manager();
		const older = {...target, swarm: {...target.swarm!, revision: target.swarm!.revision - 1}};
		await expect(run(actionId, older, {replicas: '2'})).rejects.toMatchObject(changed);
		expect(posted).toEqual([]);
	},
);

test.each(['scaleService', 'forceUpdate', 'rollBack'])(
	'%s is not forced upon what changes between the look and the update',
	async actionId => {
		const {run, posted} = await manager(1);
		const scaled = run(actionId, targetOf('services', 'shop_web'), {replicas: '2'});
		await expect(scaled).rejects.toMatchObject({kind: 'changed'});
		expect(posted).toEqual([]);
	},
);

test('each question tells what would happen', () => {
	const web = targetOf('services', 'shop_web');
	expect(asked('scaleService', web, {replicas: '5'})).toMatch(
		/^▲ Scale shop_web \(\w+\) to 5\? {2}starts 2 tasks$/,
	);
	expect(asked('scaleService', web, {replicas: '0'})).toMatch(/stops 3 tasks$/);
	expect(asked('scaleService', targetOf('services', 'shop_agent'), {replicas: '2'})).toMatch(
		/only a replicated service can be scaled$/,
	);
	expect(asked('forceUpdate', web)).toMatch(/replaces 3 running tasks/);
	expect(asked('removeService', web)).toMatch(/stops 3 running tasks for good$/);
	expect(asked('rollBack', web)).toMatch(/it has no earlier settings$/);
	expect(asked('nodeAvailability', targetOf('nodes', 'node1'), {availability: 'drain'})).toMatch(
		/stops \d tasks, which reserve 1\.5 CPU, 20G; free elsewhere 0\.5 CPU, 3\.5G$/,
	);
});

test('a read-only midwatch changes nothing of a swarm', async () => {
	const {server, client} = await serveTo(
		(_request, response) => response.end(JSON.stringify(rawService('shop_web'))),
		address => createDockerEngine(address, {isReadOnly: true}),
	);
	const target = targetOf('services', 'shop_web');
	const scaled = actionById('scaleService')!.run(client, target, {replicas: '2'}, signal);
	await expect(scaled).rejects.toMatchObject({words: 'midwatch is read-only'});
	expect(server.asked.filter(line => !line.startsWith('GET'))).toEqual([]);
});
