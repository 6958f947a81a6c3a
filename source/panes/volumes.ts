import {formatDuration} from '../lib/format.js';
import {t} from '../lib/safe-text.js';
import {engineNowMs} from '../store/engine-now.js';
import {joinNames} from './images.js';
import {tableView} from './table-pane.js';

export const volumes = tableView({
	id: 'volumes',
	label: 'Volumes',
	rows: 'volume',
	empty: t`no volumes`,
	columns: [
		{title: t`NAME`, isFlexible: true},
		{title: t`DRIVER`},
		{title: t`CREATED`, align: 'right'},
		{title: t`PROJECT`, most: 24},
		{title: t`USED BY`, most: 36},
		{title: t`MOUNTPOINT`, most: 60},
	],
	staleAfter: ['volume', 'container'],
	everyMs: 30_000,
	async load(engine, state, signal) {
		const [list, users] = await Promise.all([engine.volumes.list(signal), engine.volumes.users(signal)]);
		return {
			rows: list.map(volume => {
				const names = users.get(volume.id) ?? [];
				return {
					id: volume.id,
					name: volume.name,
					about: {createdAtMs: volume.createdAtMs},
					search: names.length === 0 ? t`unused dangling` : undefined,
					cells: [
						{text: volume.name},
						{text: volume.driver, tone: 'dim'},
						{
							text: formatDuration(volume.createdAtMs && engineNowMs(state.fleet) - volume.createdAtMs),
							sort: -(volume.createdAtMs ?? 0),
						},
						{text: volume.project ?? t`–`, tone: volume.project ? undefined : 'dim'},
						{text: joinNames(names), sort: names.length, tone: names.length > 0 ? undefined : 'dim'},
						{text: volume.mountpoint, tone: 'dim'},
					],
				};
			}),
		};
	},
});
