import {
	formatBytes,
	formatCount,
	formatPercent,
	formatRate,
	formatShare,
	formatSize,
} from '../../text/format.js';
import {span, type Line, type Tone} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {ContainerRow} from '../../view/list/container-row.js';
import type {History, Metric} from '../../store/fleet/history-slice.js';
import type {ScreenState} from '../../store/view/screen-slice.js';
import {memoryShare} from '../../view/trouble/rules/usage-rules.js';
import {roundedPeak} from './chart-frame.js';

export type ChartOf = {
	readonly row: ContainerRow;
	readonly history: History;
	readonly screen: ScreenState;
};

export type ChartKind = {
	readonly title: SafeText;
	/** Left out while nothing of it is known. */
	readonly isOptional?: boolean;
	readonly series: ReadonlyArray<{
		readonly metric: Metric;
		readonly tone: Tone;
		/** What tells it from the other one. */
		readonly sign?: SafeText;
		readonly letter?: string;
	}>;
	/** What a value is shown as, in the title and at the axis. */
	readonly figure: (value: number | undefined) => SafeText;
	readonly mark: (value: number) => SafeText;
	readonly top: (peak: number) => number;
	/** What the container could use. */
	readonly limit?: (chart: ChartOf) => number | undefined;
	/** What else is worth telling. */
	readonly more?: (chart: ChartOf) => Line;
};

const traffic = {
	isOptional: true,
	figure: formatRate,
	mark: (value: number) =>
		safe`${safeText(formatBytes(value).replace('.0', ''))}${value < 1000 ? safe`B/s` : safe`/s`}`,
	top: (peak: number) => roundedPeak(peak, 'binary', 1024),
};

export const chartKinds: readonly ChartKind[] = [
	{
		title: safe`CPU`,
		series: [{metric: 'cpuPercent', tone: 'series1'}],
		figure: percentFigure,
		mark: value => safe`${Number.isInteger(value) ? formatCount(value) : formatPercent(value)}%`,
		top: peak => roundedPeak(peak, 'decimal', 5),
		limit: mostPercent,
		more: ({history: {latest}}) =>
			latest.throttledPercent
				? [span(safe`  throttled ${formatShare(latest.throttledPercent)}`, 'warn')]
				: [],
	},
	{
		title: safe`MEM`,
		series: [{metric: 'memoryBytes', tone: 'series3'}],
		figure: formatSize,
		mark: formatBytes,
		top: peak => roundedPeak(peak, 'binary', 1024 * 1024),
		limit: ({history}) => history.latest.memoryLimitBytes,
		more({history}) {
			const share = memoryShare(history.latest);
			return share === undefined
				? []
				: [span(safe`  ${formatShare(share * 100)}`, share >= 0.9 ? 'bad' : 'plain')];
		},
	},
	{
		title: safe`NET`,
		series: [
			{metric: 'receivedBytesPerSecond', tone: 'series1', sign: safe`↓ `, letter: '↓'},
			{metric: 'sentBytesPerSecond', tone: 'series2', sign: safe`↑ `, letter: '↑'},
		],
		...traffic,
	},
	{
		title: safe`DISK`,
		series: [
			{metric: 'readBytesPerSecond', tone: 'series3', sign: safe`R `, letter: 'R'},
			{metric: 'writtenBytesPerSecond', tone: 'series4', sign: safe`W `, letter: 'W'},
		],
		...traffic,
	},
];

/** Short of what has three digits anyway. */
function percentFigure(value: number | undefined): SafeText {
	return value === undefined || value >= 100 ? formatShare(value) : safe`${formatPercent(value)}%`;
}

/** Its quota, else the host's cores. */
function mostPercent({row, history, screen}: ChartOf): number | undefined {
	const cores = screen.isCpuOfHost ? 1 : (row.details?.cpuLimitCores ?? history.latest.onlineCpus);
	return cores === undefined ? undefined : cores * 100;
}

/** A figure measured a little late may be a little above its limit. */
const overshoot = 1.2;

/** The limit as soon as it is near; far below it a scale that shows something. */
export function topUnder(top: number, peak: number, limit = 0): number {
	return limit > 0 && peak <= limit * overshoot && (top > limit || peak > limit / 2) ? limit : top;
}
