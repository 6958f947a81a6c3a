import {unknown} from '../../text/format.js';
import type {Volume} from '../../engine/api/volume-calls.js';
import {shortenMiddle} from '../../text/shorten-middle.js';
import {safe} from '../../text/safe-text.js';
import {defineTable, dimColumn, usedByColumn} from './define-table.js';
import {agoText, userFacts} from './user-facts.js';

export const volumesTable = defineTable<readonly Volume[], Volume>({
	id: 'volumes',
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
	preview: ({name, driver, mountpoint, project, createdAtMs, users}, state) => [
		[safe`name`, name],
		[safe`driver`, driver],
		[safe`mount point`, mountpoint],
		[safe`project`, project],
		[safe`created`, agoText(state, createdAtMs)],
		...userFacts(state, container => users.includes(container.name)),
	],
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
