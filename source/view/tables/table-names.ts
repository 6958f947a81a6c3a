import {enginesOf} from '../../store/seen-from.js';
import type {State} from '../../store/state.js';
import {keepLastPer} from '../../util/keep-last.js';

/** The panes that are tables, in the order of their digits: the first frame names them, and what they are comes later. */
export const tableNames = [
	{id: 'images', label: 'Images'},
	{id: 'volumes', label: 'Volumes'},
	{id: 'networks', label: 'Networks'},
	{id: 'events', label: 'Events'},
	{id: 'disk', label: 'Disk'},
	{id: 'engine', label: 'Engine'},
	{id: 'registry', label: 'Registry'},
	{id: 'engines', label: 'Engines'},
	{id: 'services', label: 'Services'},
	{id: 'tasks', label: 'Tasks'},
	{id: 'nodes', label: 'Nodes'},
] as const;
export type TableName = (typeof tableNames)[number]['id'];

/** Panes that only the manager of a swarm has anything for. */
const ofSwarm: ReadonlySet<string> = new Set<TableName>(['services', 'tasks', 'nodes']);

/** Whether there is such a pane now: else nothing names it. */
export function hasPane({fleet}: State, pane: string): boolean {
	return !ofSwarm.has(pane) || enginesOf(fleet).some(({connection}) => connection.host?.isManager === true);
}

export function labelOf(table: TableName): string {
	return tableNames.find(({id}) => id === table)!.label;
}

export function isTable(pane: string): boolean {
	return tableNames.some(({id}) => id === pane);
}

/** Those of the panes that are there. */
export function panesThere<Pane extends {readonly id: string}>(
	panes: readonly Pane[],
	state: State,
): readonly Pane[] {
	return panes.every(({id}) => hasPane(state, id))
		? panes
		: (withoutSwarm(panes) as unknown as readonly Pane[]);
}

const withoutSwarm = keepLastPer((panes: ReadonlyArray<{readonly id: string}>) =>
	panes.filter(({id}) => !ofSwarm.has(id)),
);
