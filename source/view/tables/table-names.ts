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
] as const;
export type TableName = (typeof tableNames)[number]['id'];

export function labelOf(table: TableName): string {
	return tableNames.find(({id}) => id === table)!.label;
}

export function isTable(pane: string): boolean {
	return tableNames.some(({id}) => id === pane);
}
