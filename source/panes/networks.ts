import type {Network} from '../engine/networks.js';
import {formatDuration} from '../lib/format.js';
import {safeText, t, type SafeText} from '../lib/safe-text.js';
import {engineNowMs} from '../store/engine-now.js';
import type {State} from '../store/state.js';
import {joinNames} from './images.js';
import {tableView} from './table-pane.js';

export const networks = tableView({
	id: 'networks',
	label: 'Networks',
	rows: 'network',
	empty: t`no networks`,
	columns: [
		{title: t`NAME`, isFlexible: true},
		{title: t`ID`},
		{title: t`DRIVER`},
		{title: t`SCOPE`},
		{title: t`SUBNET`, most: 32},
		{title: t`CREATED`, align: 'right'},
		{title: t`USED BY`, most: 36},
	],
	staleAfter: ['network', 'container'],
	everyMs: 30_000,
	async load(engine, state, signal) {
		const list = await engine.networks.list(signal);
		return {
			rows: list.map(network => {
				const users = usersOf(network, state);
				return {
					id: network.id,
					name: network.name,
					search: network.isInternal ? t`internal` : undefined,
					cells: [
						{text: network.name, tone: network.isPredefined ? ('dim' as const) : undefined},
						{text: safeText(network.id.slice(0, 12)), tone: 'dim' as const},
						{text: network.driver},
						{text: network.scope, tone: 'dim' as const},
						{text: network.subnets[0] ?? t`–`},
						{
							text: formatDuration(network.createdAtMs && engineNowMs(state.fleet) - network.createdAtMs),
							sort: -(network.createdAtMs ?? 0),
						},
						{text: joinNames(users), sort: users.length},
					],
				};
			}),
		};
	},
});

function usersOf({name}: Network, {fleet}: State): readonly SafeText[] {
	return [...fleet.containers.byId.values()]
		.filter(({networks: of}) => of.includes(name))
		.map(({name: container}) => container);
}
