import {unknown} from '../../text/format.js';
import type {Volume} from '../../engine/api/volume-calls.js';
import {shortenMiddle} from '../../text/shorten-middle.js';
import {safe} from '../../text/safe-text.js';
import {defineTable, dimColumn, usedByColumn} from './define-table.js';

export const volumesTable = defineTable<readonly Volume[], Volume>({
	id: 'volumes',
	label: 'Volumes',
	kind: 'volume',
	empty: safe`no volumes`,
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
		{id: 'name', title: safe`NAME`, isFlexible: true, cell: ({name}) => ({text: name})},
		dimColumn('driver', safe`DRIVER`, ({driver}) => driver),
		{id: 'created', title: safe`CREATED`, align: 'right', sinceMs: ({createdAtMs}) => createdAtMs},
		{
			id: 'project',
			title: safe`PROJECT`,
			most: 24,
			cell: ({project}) => ({text: project ?? unknown, tone: project ? undefined : 'dim'}),
		},
		usedByColumn(),
		dimColumn('mountpoint', safe`MOUNTPOINT`, ({mountpoint}) => mountpoint, {
			most: 60,
			fitted: shortenMiddle,
		}),
	],
});
