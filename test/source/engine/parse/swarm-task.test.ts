import {expect, test} from 'vitest';
import {parseContainer} from '../../../../source/engine/parse/parse-container.js';
import {groupOfContainer} from '../../../../source/view/list/container-list.js';
import {memberLabel} from '../../../../source/view/list/member-label.js';
import {shownName} from '../../../../source/view/list/name-in-project.js';

const nodeId = '59ekhimisogzrkbpbb32xfkzi';
const taskId = 'wdoqcjuizz35nvco6vzh0e5tz';

/** As a node of a real swarm lists the container of a task. */
function listed(
	service: string,
	slot: string,
	changes: Readonly<Record<string, string>> = {},
	name?: string,
) {
	const taskName = `${service}.${slot}.${taskId}`;
	return parseContainer({
		Id: 'a'.repeat(64),
		Names: [`/${name ?? taskName}`],
		State: 'running',
		Labels: {
			'com.docker.stack.namespace': 'shop',
			'com.docker.swarm.node.id': nodeId,
			'com.docker.swarm.service.id': 'jyckvjjwmvficskl2nzz1ks4l',
			'com.docker.swarm.service.name': service,
			'com.docker.swarm.task': '',
			'com.docker.swarm.task.id': taskId,
			'com.docker.swarm.task.name': taskName,
			...changes,
		},
	});
}

test('the container of a task is known by its service and slot, and grouped by its stack', () => {
	const container = listed('shop_sick', '1');
	expect(container).toMatchObject({project: 'shop', service: 'sick', name: `shop_sick.1.${taskId}`});
	expect([shownName(container), memberLabel(container)]).toEqual(['shop_sick.1', 'sick.1']);
});

test('a service with one task on each node needs no slot to tell them apart', () => {
	expect(shownName(listed('shop_agent', nodeId))).toBe('shop_agent');
});

test('a service of no stack is of no group', () => {
	const container = listed('web', '12', {'com.docker.stack.namespace': ''});
	expect([shownName(container), memberLabel(container), container.service]).toEqual([
		'web.12',
		'web.12',
		'web',
	]);
	expect(groupOfContainer(container)).toBe('');
});

test('a stack and a compose project of the same name are two groups', () => {
	const task = listed('shop_web', '1');
	const compose = parseContainer({Labels: {'com.docker.compose.project': 'shop'}});
	expect(groupOfContainer(task)).not.toBe(groupOfContainer(compose));
});

test('labels that an image brought make no task of a container that is called otherwise', () => {
	const container = listed('shop_web', '1', {}, 'debug');
	expect(container.task).toBeUndefined();
	expect([shownName(container), container.project]).toEqual(['debug', undefined]);
});
