import {expect, test} from 'vitest';
import {createDockerEngine} from '../../../../source/engine/docker-engine.js';
import {asObject} from '../../../../source/engine/parse/json-fields.js';
import {engineFixture} from '../../../helpers/engine-fixture.js';
import {serveTo} from '../../../helpers/serve-to.js';

const {signal} = new AbortController();
const recorded = asObject(engineFixture('swarm.json'));

/** A manager that answers as a real one has, with some of its answers changed. */
async function look(changes: Readonly<Record<string, unknown>> = {}, status = 200) {
	const {server, client} = await serveTo(({url = ''}, response) => {
		const [, route = ''] = /^\/(\w+)/.exec(url) ?? [];
		response.statusCode = status;
		response.end(JSON.stringify(changes[route] ?? recorded[route]));
	}, createDockerEngine);
	return {server, told: client.swarm.look(signal)};
}

test('what a real manager of three nodes tells', async () => {
	const {server, told} = await look();
	const {services, tasks, nodes} = await told;
	expect(server.asked.toSorted()).toEqual(['GET /nodes', 'GET /services?status=true', 'GET /tasks']);
	const serviceOf = (name: string) => services.find(one => one.name === name)!;
	expect(serviceOf('shop_mars')).toMatchObject({
		stack: 'shop',
		mode: 'replicated',
		running: 0,
		desired: 2,
		image: 'midwatch/box:latest',
		constraints: ['node.labels.zone == mars'],
	});
	expect(serviceOf('shop_job')).toMatchObject({mode: 'replicated job', completed: 2});
	expect(serviceOf('shop_agent')).toMatchObject({mode: 'global'});
	expect(serviceOf('pay_api').rollout).toMatchObject({
		state: 'paused',
		culprit: expect.stringMatching(/^[\da-z]{25}$/),
	});
	const ofSick = tasks.filter(({serviceId}) => serviceId === serviceOf('shop_sick').id);
	expect(ofSick).toContainEqual(
		expect.objectContaining({
			slot: 1,
			state: 'failed',
			error: 'task: non-zero exit (137): dockerexec: unhealthy container',
			exitCode: 137,
		}),
	);
	expect(tasks.find(({serviceId}) => serviceId === serviceOf('pay_big').id)).toMatchObject({
		reservedCores: 1.5,
		reservedBytes: 20 * 1024 ** 3,
	});
	expect(
		nodes.map(({name, role, availability, isLeader, cores}) => [name, role, availability, isLeader, cores]),
	).toEqual(
		expect.arrayContaining([
			['node1', 'manager', 'active', true, 2],
			['node3', 'worker', 'drain', false, 2],
		]),
	);
});

test('what bears no id of a swarm is left out, and what is no list is an error', async () => {
	const {told} = await look({services: [{ID: '../../containers'}, {}, null]});
	expect((await told).services).toEqual([]);
	const other = await look({tasks: {}});
	await expect(other.told).rejects.toMatchObject({words: "the engine's answer is not a list of tasks"});
});

test('managers that have lost their majority are told as that, and other failures in their own words', async () => {
	const words = 'rpc error: code = Unknown desc = The swarm does not have a leader.';
	const lost = await look(
		{services: {message: words}, tasks: {message: words}, nodes: {message: words}},
		500,
	);
	await expect(lost.told).rejects.toMatchObject({
		words: expect.stringMatching(/have no quorum.*does not have a leader/),
	});
	const worker = {message: 'This node is not a swarm manager.'};
	const refused = await look({services: worker, tasks: worker, nodes: worker}, 503);
	await expect(refused.told).rejects.toMatchObject({words: 'This node is not a swarm manager.'});
});
