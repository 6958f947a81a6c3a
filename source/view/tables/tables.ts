import type {Table} from './define-table.js';
import {diskTable} from './disk-table.js';
import {enginesTable} from './engines-table.js';
import {engineTable} from './engine-table.js';
import {eventsTable} from './events-table.js';
import {imagesTable} from './images-table.js';
import {networksTable} from './networks-table.js';
import {nodesTable} from './nodes-table.js';
import {registryTable} from './registry-table.js';
import {servicesTable} from './services-table.js';
import {tasksTable} from './tasks-table.js';
import {tableNames, type TableName} from './table-names.js';
import {volumesTable} from './volumes-table.js';

const byName: Readonly<Record<TableName, Table>> = {
	disk: diskTable,
	engine: engineTable,
	engines: enginesTable,
	events: eventsTable,
	images: imagesTable,
	networks: networksTable,
	nodes: nodesTable,
	registry: registryTable,
	services: servicesTable,
	tasks: tasksTable,
	volumes: volumesTable,
};

/** The tables that have a pane of their own, in the order of their digits. */
export const tables: readonly Table[] = tableNames.map(({id}) => byName[id]);

/** The table of that pane, if it is one. */
export function tableById(id: string): Table | undefined {
	return tables.find(table => table.id === id);
}
