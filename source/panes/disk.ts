import {formatBytes} from '../lib/format.js';
import {safeText, t} from '../lib/safe-text.js';
import {tableView} from './table-pane.js';

/** `docker system df`. The engine walks its disk for it, so it is asked seldom. */
export const disk = tableView({
	id: 'disk',
	label: 'Disk',
	rows: 'disk',
	empty: t`the engine tells nothing of its disk`,
	columns: [
		{title: t`KIND`, isFlexible: true},
		{title: t`TOTAL`, align: 'right'},
		{title: t`IN USE`, align: 'right'},
		{title: t`SIZE`, align: 'right'},
		{title: t`RECLAIMABLE`, align: 'right'},
	],
	staleAfter: ['image', 'volume'],
	everyMs: 120_000,
	async load(engine, _state, signal) {
		const use = await engine.disk.use(signal);
		const reclaimable = use.reduce((sum, {reclaimableBytes}) => sum + reclaimableBytes, 0);
		return {
			rows: use.map(({kind, count, active, sizeBytes, reclaimableBytes}) => ({
				id: kind,
				name: safeText(kind),
				cells: [
					{text: safeText(kind)},
					{text: t`${count}`, sort: count},
					{text: t`${active}`, sort: active},
					{text: formatBytes(sizeBytes), sort: sizeBytes},
					{text: formatBytes(reclaimableBytes), sort: reclaimableBytes},
				],
			})),
			notes: [
				t`${formatBytes(reclaimable)} could be reclaimed: x removes what nobody uses of the kind under the cursor`,
			],
		};
	},
});
