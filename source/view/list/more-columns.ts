import {formatBytes, formatPercent, unknown} from '../../text/format.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Sample} from '../../engine/types.js';
import {byHand, type Column} from './list-model.js';
import type {ContainerRow} from './container-row.js';

// What isn't worth its place until somebody asks for it.

/** The id of the column that costs the engine a walk over its disk: only while it is shown. */
export const sizeId = 'size';

const size = more(sizeId, safe`SIZE / ROOT`, safe`what it wrote to its own layer, and all with its image`, {
	steps: () => [[11, byHand]],
	align: 'right',
	render: ({size: of}) => [
		span(formatBytes(of?.writtenBytes)),
		span(safe` / ${formatBytes(of?.rootBytes)}`, 'dim'),
	],
});

const cpuOfLimit = more('cpu limit', safe`%LIMIT`, safe`CPU as a percentage of its limit`, {
	steps: () => [[6, byHand]],
	align: 'right',
	render({history, details}) {
		const percent = history?.latest.cpuPercent;
		const cores = details?.cpuLimitCores;
		return [span(percent === undefined || !cores ? unknown : formatPercent(percent / cores))];
	},
});

const netTotal = totals('net total', safe`NET SUM`, safe`bytes received and sent since its start`, [
	'receivedBytes',
	'sentBytes',
]);

const diskTotal = totals(
	'disk total',
	safe`DISK SUM`,
	safe`bytes read from and written to disk since its start`,
	['readBytes', 'writtenBytes'],
);

const policy = text('restart policy', safe`POLICY`, safe`its restart policy`, ({details}) =>
	details?.restartPolicyRetries === undefined
		? details?.restartPolicy
		: safe`${details.restartPolicy}:${details.restartPolicyRetries}`,
);

const health = text('health', safe`HEALTH`, safe`what its health check says`, ({container}) =>
	container.health === undefined ? undefined : safeText(container.health),
);

const networks = text('networks', safe`NETWORKS`, safe`the networks it is on`, ({container}) =>
	joined(container.networks),
);

const address = text('ip', safe`IP`, safe`its addresses on its networks`, ({container}) =>
	joined(container.addresses),
);

export const moreColumns = [
	cpuOfLimit,
	size,
	netTotal,
	diskTotal,
	policy,
	health,
	networks,
	address,
] as const;

function joined(texts: readonly SafeText[]): SafeText | undefined {
	return texts.length === 0 ? undefined : safeText(texts.join(', '));
}

type Rest = Omit<Column<ContainerRow>, 'id' | 'title' | 'hint'>;

function more(id: string, title: SafeText, hint: SafeText, rest: Rest): Column<ContainerRow> {
	return {id, title, hint, ...rest};
}

function totals(
	id: string,
	title: SafeText,
	hint: SafeText,
	[first, second]: readonly [keyof Sample, keyof Sample],
): Column<ContainerRow> {
	return more(id, title, hint, {
		steps: () => [[9, byHand]],
		align: 'right',
		render({history}): Line {
			const {[first]: one, [second]: other} = history?.latest ?? {};
			return [span(safe`${formatBytes(one)} ${formatBytes(other).padStart(4) as SafeText}`)];
		},
	});
}

function text(
	id: string,
	title: SafeText,
	hint: SafeText,
	of: (row: ContainerRow) => SafeText | undefined,
): Column<ContainerRow> {
	return more(id, title, hint, {
		steps: ({widest}) => [
			[Math.min(widest, 16), byHand],
			[Math.min(widest, 48), byHand],
		],
		render: row => [span(of(row) ?? unknown, 'dim')],
	});
}
