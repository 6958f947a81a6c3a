import type {SwarmLook} from '../../engine/api/swarm-calls.js';
import type {SwarmNode, Task} from '../../engine/parse/parse-swarm.js';
import {counted, formatBytes, formatCount, unknown} from '../../text/format.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {defineTable, dimColumn} from './define-table.js';
import {swarmSource} from './swarm-source.js';

type NodeRow = SwarmNode & {
	readonly tasks: number;
	readonly reservedCores: number;
	readonly reservedBytes: number;
	/** What draining it does. */
	readonly moves: SafeText;
};

/** The nodes of the swarm: how they are, and how much of each is reserved. Those in trouble come first. */
export const nodesTable = defineTable<SwarmLook, NodeRow>({
	id: 'nodes',
	kind: 'node',
	empty: safe`this swarm has no nodes`,
	source: swarmSource,
	rows: ({nodes, tasks}) =>
		withMoves(nodes.map(node => rowOf(node, tasks))).toSorted(
			(a, b) => severityOf(b) - severityOf(a) || (a.name < b.name ? -1 : 1),
		),
	targetOf: ({revision, tasks, moves}) => ({swarm: {revision, tasks, moves}}),
	states: {
		words: ['ready', 'down', 'unknown', 'disconnected', 'active', 'pause', 'drain', 'manager', 'worker'],
		of: ({state, availability, role}) => [state, availability, role],
	},
	preview: ({id, name, address, platform, message, reachability}) => [
		[safe`node`, safe`${name} (${safeText(id)})`],
		[safe`why`, message === noText ? undefined : message],
		[safe`manager`, reachability],
		[safe`address`, address],
		[safe`platform`, platform],
	],
	columns: [
		{id: 'name', title: safe`NODE`, cell: ({name}) => ({text: name})},
		{
			id: 'current',
			title: safe`STATE`,
			cell: ({state}) => ({text: state, tone: state === 'ready' ? 'good' : 'bad'}),
		},
		{
			id: 'availability',
			title: safe`AVAILABILITY`,
			cell: ({availability}) => ({text: availability, tone: availability === 'active' ? undefined : 'warn'}),
		},
		dimColumn('role', safe`ROLE`, ({role}) => role),
		{
			id: 'manager',
			title: safe`MANAGER`,
			cell: ({isLeader, reachability}) => ({
				text: isLeader ? safe`leader` : (reachability ?? noText),
				tone: reachability === undefined || reachability === 'reachable' ? undefined : 'bad',
			}),
		},
		{
			id: 'tasks',
			title: safe`RUNNING`,
			align: 'right',
			cell: ({tasks}) => ({text: formatCount(tasks)}),
			rank: ({tasks}) => tasks,
		},
		{
			id: 'cpu',
			title: safe`CPU RESERVED`,
			align: 'right',
			cell: ({reservedCores, cores}) => ({text: safe`${tenths(reservedCores)} of ${tenths(cores)}`}),
			rank: ({reservedCores}) => reservedCores,
		},
		{
			id: 'memory',
			title: safe`MEM RESERVED`,
			align: 'right',
			cell: ({reservedBytes, memoryBytes}) => ({
				text: safe`${formatBytes(reservedBytes)} of ${formatBytes(memoryBytes)}`,
			}),
			rank: ({reservedBytes}) => reservedBytes,
		},
		dimColumn('version', safe`VERSION`, ({version}) => version, {most: 16}),
		{id: 'why', title: safe`WHY`, isFlexible: true, cell: ({message}) => ({text: message, tone: 'bad'})},
	],
});

/** Reserved elsewhere is what the scheduler goes by; where a task fits is its matter. */
function withMoves(rows: ReadonlyArray<Omit<NodeRow, 'moves'>>): readonly NodeRow[] {
	return rows.map(row => {
		const others = rows.filter(one => one !== row && one.state === 'ready' && one.availability === 'active');
		const cores = others.reduce((sum, one) => sum + (one.cores ?? 0) - one.reservedCores, 0);
		const bytes = others.reduce((sum, one) => sum + (one.memoryBytes ?? 0) - one.reservedBytes, 0);
		const isReserved = row.reservedCores > 0 || row.reservedBytes > 0;
		const held = safe`${tenths(row.reservedCores)} CPU, ${formatBytes(row.reservedBytes)}`;
		const free = safe`${tenths(cores)} CPU, ${formatBytes(bytes)}`;
		const needs = isReserved ? safe`, which reserve ${held}; free elsewhere ${free}` : noText;
		return {...row, moves: safe`stops ${counted(row.tasks, 'task')}${needs}`};
	});
}

function rowOf(node: SwarmNode, tasks: readonly Task[]): Omit<NodeRow, 'moves'> {
	const own = tasks.filter(({nodeId}) => nodeId === node.id);
	// As the scheduler counts: whatever is to run there holds what it has reserved.
	const held = own.filter(({desired, state}) => desired === 'running' && !isOver(state));
	return {
		...node,
		tasks: own.filter(({state}) => state === 'running').length,
		reservedCores: held.reduce((sum, {reservedCores}) => sum + reservedCores, 0),
		reservedBytes: held.reduce((sum, {reservedBytes}) => sum + reservedBytes, 0),
	};
}

function isOver(state: SafeText): boolean {
	return ['complete', 'shutdown', 'failed', 'rejected', 'remove', 'orphaned'].includes(state);
}

function severityOf({state, availability, reachability}: SwarmNode): number {
	return state !== 'ready' ? 3 : reachability === 'unreachable' ? 2 : availability === 'active' ? 0 : 1;
}

function tenths(count: number | undefined): SafeText {
	return count === undefined ? unknown : safeText(String(Math.round(count * 10) / 10));
}
