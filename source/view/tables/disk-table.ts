import type {DiskUse} from '../../engine/api/disk-calls.js';
import {formatBytes, formatCount} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {defineTable, dimColumn, type TableColumn} from './define-table.js';

type DiskRow = DiskUse & {readonly id: string; readonly name: SafeText};

/** `docker system df`. The engine walks its disk for it, so it is asked seldom. */
export const diskTable = defineTable<readonly DiskUse[], DiskRow>({
	id: 'disk',
	kind: 'disk',
	noun: 'kinds',
	empty: safe`the engine reports no disk usage`,
	source: {
		load: async (engine, _query, signal) => engine.disk.use(signal),
		staleAfter: ['image', 'volume'],
		everyMs: 120_000,
	},
	rows: uses => uses.map(use => ({...use, id: use.kind, name: safeText(use.kind)})),
	columns: [
		{id: 'kind', title: safe`KIND`, isFlexible: true, cell: ({name}) => ({text: name})},
		figure('total', safe`TOTAL`, ({count}) => count, formatCount),
		figure('use', safe`IN USE`, ({active}) => active, formatCount),
		figure('size', safe`SIZE`, ({sizeBytes}) => sizeBytes, formatBytes),
		figure('reclaimable', safe`RECLAIMABLE`, ({reclaimableBytes}) => reclaimableBytes, formatBytes),
		dimColumn(
			'largest',
			safe`LARGEST`,
			({largest: [first]}) => first && safe`${formatBytes(first.sizeBytes)} ${first.name}`,
		),
	],
	preview: ({name, largest}) => [
		[safe`kind`, largest.length > 0 ? safe`${name}, the largest first` : safe`no ${name}`],
		...largest.map(taker => [formatBytes(taker.sizeBytes), taker.name] as const),
	],
	notes(uses) {
		const reclaimable = uses.reduce((sum, {reclaimableBytes}) => sum + reclaimableBytes, 0);
		return [safe`${formatBytes(reclaimable)} reclaimable · x prunes the kind under the cursor`];
	},
});

function figure(
	id: string,
	title: SafeText,
	of: (row: DiskRow) => number,
	format: (value: number) => SafeText,
): TableColumn<DiskRow> {
	return {id, title, align: 'right', cell: row => ({text: format(of(row))}), rank: of};
}
