import type {SwarmLook} from '../../engine/api/swarm-calls.js';
import type {Task} from '../../engine/parse/parse-swarm.js';
import {unknown} from '../../text/format.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {naturalOrder} from '../../util/natural-order.js';
import {isBad} from '../swarm/service-trouble.js';
import {taskName} from '../swarm/task-name.js';
import {defineTable, dimColumn} from './define-table.js';
import {swarmSource} from './swarm-source.js';

type TaskRow = Task & {
	readonly name: SafeText;
	readonly service: SafeText;
	readonly node: SafeText;
	/** Its slot has a newer one. */
	readonly isEarlier: boolean;
};

/** The tasks of all services: by slot, the newest first, those before it under it. */
export const tasksTable = defineTable<SwarmLook, TaskRow>({
	id: 'tasks',
	kind: 'row',
	empty: safe`this swarm has no tasks`,
	source: swarmSource,
	rows: rowsOf,
	states: {
		words: ['running', 'pending', 'failed', 'rejected', 'earlier', 'shutdown', 'complete'],
		of: ({state, isEarlier}) => [state, ...(isEarlier ? ['earlier'] : [])],
	},
	preview: ({id, name, service, node, state, desired, error, message, image, containerId, exitCode}) => [
		[safe`task`, safe`${name} (${safeText(id)})`],
		[safe`error`, error],
		[safe`state`, safe`${state}, wanted ${desired}: ${message}`],
		[safe`exit code`, exitCode ? safe`${exitCode}` : undefined],
		[safe`service`, service],
		[safe`node`, node],
		[safe`image`, image],
		[safe`container`, containerId === undefined ? undefined : safeText(containerId.slice(0, 12))],
	],
	columns: [
		{
			id: 'name',
			title: safe`TASK`,
			cell: ({name, isEarlier}) => (isEarlier ? {text: safe`└ ${name}`, tone: 'dim'} : {text: name}),
		},
		dimColumn('node', safe`NODE`, ({node}) => node),
		{
			id: 'current',
			title: safe`STATE`,
			cell: ({state, desired}) => ({
				text: state,
				tone: isBad(state) ? 'bad' : state !== desired && desired === 'running' ? 'warn' : undefined,
			}),
		},
		dimColumn('desired', safe`WANTED`, ({desired}) => desired),
		{id: 'age', title: safe`AGE`, align: 'right', sinceMs: ({createdAtMs}) => createdAtMs},
		{
			id: 'error',
			title: safe`ERROR`,
			isFlexible: true,
			cell: ({error, isEarlier}) => ({text: error ?? noText, tone: isEarlier ? 'dim' : 'bad'}),
		},
		dimColumn('service', safe`SERVICE`, ({service}) => service, {most: 24}),
	],
});

function rowsOf({services, tasks, nodes}: SwarmLook): readonly TaskRow[] {
	const byId = new Map(services.map(service => [service.id, service]));
	const nodeNames = new Map(nodes.map(({id, name}) => [id, name]));
	const newest = tasks.toSorted((a, b) => (b.createdAtMs ?? 0) - (a.createdAtMs ?? 0));
	const bySlot = Map.groupBy(newest, ({serviceId, slot, nodeId}) => `${serviceId} ${slot ?? nodeId}`);
	const slots = [...bySlot.values()].map(ofSlot =>
		ofSlot.map((task, place): TaskRow => {
			const service = byId.get(task.serviceId);
			return {
				...task,
				name: taskName(service, task),
				service: service?.name ?? unknown,
				node: nodeNames.get(task.nodeId ?? '') ?? unknown,
				isEarlier: place > 0,
			};
		}),
	);
	return slots.sort(([a], [b]) => naturalOrder(a!.name, b!.name)).flat();
}
