import type {Volume} from '../../engine/api/volume-calls.js';
import {t} from '../../text/safe-text.js';
import {defineTable, dimColumn, usedByColumn} from './define-table.js';

export const volumesTable = defineTable<readonly Volume[], Volume>({
	id: 'volumes',
	label: 'Volumes',
	kind: 'volume',
	empty: t`no volumes`,
	source: {
		load: async (engine, _query, signal) => engine.volumes.list(signal),
		staleAfter: ['volume', 'container'],
		everyMs: 30_000,
	},
	rows: volumes => volumes,
	targetOf: ({createdAtMs}) => ({createdAtMs}),
	states: {
		words: ['used', 'unused', 'dangling'],
		of: ({users}) => (users.length > 0 ? ['used'] : ['unused', 'dangling']),
	},
	columns: [
		{id: 'name', title: t`NAME`, isFlexible: true, cell: ({name}) => ({text: name})},
		dimColumn('driver', t`DRIVER`, ({driver}) => driver),
		{id: 'created', title: t`CREATED`, align: 'right', sinceMs: ({createdAtMs}) => createdAtMs},
		{
			id: 'project',
			title: t`PROJECT`,
			most: 24,
			cell: ({project}) => ({text: project ?? t`–`, tone: project ? undefined : 'dim'}),
		},
		usedByColumn(),
		dimColumn('mountpoint', t`MOUNTPOINT`, ({mountpoint}) => mountpoint, {most: 60}),
	],
});
