import {unknown} from '../../text/format.js';
import type {Network} from '../../engine/api/network-calls.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {shortId} from '../list/target-words.js';
import {defineTable, dimColumn, usedByColumn} from './define-table.js';
import {agoText, userFacts} from './user-facts.js';

type NetworkRow = Network & {readonly users: readonly SafeText[]};

export const networksTable = defineTable<readonly Network[], NetworkRow>({
	id: 'networks',
	kind: 'network',
	empty: safe`no networks`,
	source: {
		load: async (engine, _query, signal) => engine.networks.list(signal),
		staleAfter: ['network', 'container'],
		everyMs: 30_000,
	},
	rows: (networks, {fleet}) =>
		networks.map(network => ({
			...network,
			users: [...fleet.containers.byId.values()]
				.filter(({networks: of}) => of.includes(network.name))
				.map(({name}) => name),
		})),
	reads: ({fleet}) => [fleet.containers.byId],
	states: {
		words: ['used', 'unused', 'internal', 'predefined'],
		of: ({users, isInternal, isPredefined}) => [
			users.length > 0 ? 'used' : 'unused',
			...(isInternal ? ['internal'] : []),
			...(isPredefined ? ['predefined'] : []),
		],
	},
	preview: ({id, name, driver, scope, subnets, createdAtMs, isInternal}, state) => [
		[safe`id`, safeText(id)],
		[safe`driver`, safe`${driver}, ${scope}${isInternal ? safe`, internal` : safe``}`],
		[safe`subnets`, subnets.length > 0 ? safeText(subnets.join(', ')) : undefined],
		[safe`created`, agoText(state, createdAtMs)],
		...userFacts(state, ({networks}) => networks.includes(name)),
	],
	columns: [
		{
			id: 'name',
			title: safe`NAME`,
			isFlexible: true,
			cell: ({name, isPredefined}) => ({text: name, tone: isPredefined ? 'dim' : undefined}),
		},
		dimColumn('id', safe`ID`, ({id}) => shortId(id)),
		{id: 'driver', title: safe`DRIVER`, cell: ({driver}) => ({text: driver})},
		dimColumn('scope', safe`SCOPE`, ({scope}) => scope),
		{id: 'subnet', title: safe`SUBNET`, most: 32, cell: ({subnets}) => ({text: subnets[0] ?? unknown})},
		{id: 'created', title: safe`CREATED`, align: 'right', sinceMs: ({createdAtMs}) => createdAtMs},
		usedByColumn(),
	],
});
