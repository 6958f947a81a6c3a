import type {Sample} from '../../engine/types.js';
import {formatBytes, formatCount, formatPercent, unknown} from '../../text/format.js';
import {span, type Line, type Span, type Tone} from '../../text/line.js';
import {meter} from '../../text/meter.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {bucketed, sparkline} from '../../text/sparkline.js';
import {fit} from '../../text/width.js';
import {historyCapacity, recent} from '../../store/fleet/history-slice.js';
import type {ScreenState} from '../../store/view/screen-slice.js';
import {narrowRoom} from './identity-columns.js';
import {byHand, type Column} from './list-model.js';
import type {ContainerRow} from './container-row.js';
import type {Reason} from '../trouble/container-trouble.js';
import {memoryShare} from '../trouble/rules/usage-rules.js';

// What a container uses.

const percentWidth = 5;
const bytesWidth = 4;
/** Two of them. */
const ratesWidth = 2 * bytesWidth + 1;
/** Seconds, at one sample a second, in one cell of a sparkline: it moves on only so often, which spares the line. */
const sparkSeconds = 5;

export const cpu: Column<ContainerRow> = {
	isChart: true,
	id: 'cpu',
	title: safe`CPU %`,
	// Of one core as in docker stats, unless it says otherwise.
	titleOn: ({isCpuOfHost}) => (isCpuOfHost ? safe`%HOST` : safe`CPU %`),
	hint: safe`CPU: 100 is one core; the last minute`,
	steps: (_content, room) => [
		[percentWidth, room < narrowRoom ? 6.2 : 1.5],
		[percentWidth + 9, 10],
		[percentWidth + 13, 22],
	],
	sort: 'cpu',
	render: cpuLine,
};

export const memory: Column<ContainerRow> = {
	isChart: true,
	id: 'memory',
	title: safe`MEM / LIMIT`,
	hint: safe`memory and its limit, as in docker stats`,
	steps: (_content, room) => [
		[11, room < narrowRoom ? 6.3 : 5],
		[17, 11],
		[22, 21],
	],
	sort: 'mem',
	render: memoryLine,
};

export const memoryPercent: Column<ContainerRow> = {
	id: 'memory %',
	title: safe`MEM %`,
	hint: safe`memory as a percentage of its limit`,
	steps: () => [[5, byHand]],
	align: 'right',
	sort: 'mem %',
	render: row => {
		const share = memoryShare(row.history?.latest);
		return [figure(share === undefined ? unknown : formatPercent(share * 100), memoryTone(row))];
	},
};

export const net: Column<ContainerRow> = {
	id: 'net',
	title: safe`NET ↓/↑`,
	hint: safe`bytes received and sent per second`,
	steps: ({isKnown}) => (isKnown ? [[ratesWidth, 8]] : []),
	isKnown: ({history}) =>
		isAnyKnown(history?.latest.receivedBytesPerSecond, history?.latest.sentBytesPerSecond),
	align: 'right',
	sort: 'net',
	render: rates('receivedBytesPerSecond', 'sentBytesPerSecond'),
};

export const disk: Column<ContainerRow> = {
	id: 'disk',
	title: safe`DISK R/W`,
	hint: safe`bytes read from and written to disk per second`,
	steps: ({isKnown}) => (isKnown ? [[ratesWidth, 8.5]] : []),
	isKnown: ({history}) =>
		isAnyKnown(history?.latest.readBytesPerSecond, history?.latest.writtenBytesPerSecond),
	align: 'right',
	sort: 'disk',
	render: rates('readBytesPerSecond', 'writtenBytesPerSecond'),
};

export const pids: Column<ContainerRow> = {
	id: 'pids',
	title: safe`PIDS`,
	hint: safe`processes and threads`,
	steps: () => [[5, 12]],
	align: 'right',
	sort: 'pids',
	render: ({history}) => [figure(formatCount(history?.latest.pids))],
};

export const errors: Column<ContainerRow> = {
	id: 'errors',
	title: safe`ERR/MIN`,
	hint: safe`error lines in the log per minute, while it is followed`,
	steps: () => [[7, byHand]],
	align: 'right',
	render: ({errorsPerMinute}) => [figure(formatCount(errorsPerMinute), errorsPerMinute ? 'bad' : 'plain')],
};

/** Every column that needs samples. */
export const usageColumns = [cpu, memory, memoryPercent, net, disk, pids, errors] as const;

function cpuLine(row: ContainerRow, width: number, {isCpuOfHost, isSlow, isUnicode}: ScreenState): Line {
	const {history} = row;
	const percent = cpuPercent(history?.latest, isCpuOfHost);
	const text = isSlow && percent !== undefined ? formatCount(percent) : formatPercent(percent);
	const number = figure(fit(text, percentWidth, 'right'), cpuTone(row, percent));
	const cells = width - percentWidth - 1;
	if (cells < 1 || !history || isSlow) {
		return [number];
	}

	const values = recent(history, 'cpuPercent', Math.min(historyCapacity, (cells + 1) * sparkSeconds));
	const buckets = bucketed(values, history.count, sparkSeconds, cells);
	const peak = Math.max(0, ...buckets.filter(value => !Number.isNaN(value)));
	const quota = (row.details?.cpuLimitCores ?? 0) * 100;
	const top = Math.max(quota > 0 ? quota : 100, Math.ceil(peak / 100) * 100);
	return [number, span(safe` `), span(sparkline(buckets, top, isUnicode), 'series1')];
}

export function cpuPercent(sample: Sample | undefined, isOfHost: boolean): number | undefined {
	const percent = sample?.cpuPercent;
	if (!isOfHost || percent === undefined) {
		return percent;
	}

	return sample?.onlineCpus ? percent / sample.onlineCpus : undefined;
}

/** ` 480M / 512M ████▊`: the figure, its limit, and how near it is. */
function memoryLine(row: ContainerRow, width: number, {isUnicode}: ScreenState): Line {
	const {memoryBytes, memoryLimitBytes} = row.history?.latest ?? {};
	const tone = memoryTone(row);
	const text: Span[] = [
		figure(fit(formatBytes(memoryBytes), bytesWidth, 'right'), tone),
		span(safe` / `, 'dim'),
		span(fit(formatBytes(memoryLimitBytes), bytesWidth, 'right'), 'dim'),
	];
	if (memoryBytes === undefined) {
		return [figure(fit(unknown, bytesWidth, 'right'))];
	}

	const share = memoryShare(row.history?.latest);
	const cells = width - 12;
	return cells < 1 || share === undefined
		? text
		: [...text, span(safe` `), span(meter(share, cells, isUnicode), tone === 'plain' ? 'series3' : tone)];
}

/** Troubled figures look troubled; a figure is never judged in two places. */
function toneBy(row: ContainerRow, ids: readonly Reason['id'][]): Tone | undefined {
	return row.trouble.reasons.some(({id}) => ids.includes(id)) ? 'bad' : undefined;
}

function cpuTone(row: ContainerRow, percent: number | undefined): Tone {
	return percent !== undefined && percent < 0.05 ? 'dim' : (toneBy(row, ['cpu', 'throttled']) ?? 'plain');
}

const nearLimit = 0.75;

function memoryTone(row: ContainerRow): Tone {
	const share = memoryShare(row.history?.latest) ?? 0;
	return toneBy(row, ['memory']) ?? (share >= nearLimit ? 'warn' : 'plain');
}

function isAnyKnown(...figures: ReadonlyArray<number | undefined>): boolean {
	return figures.some(figure => figure !== undefined);
}

function rates(first: keyof Sample, second: keyof Sample): Column<ContainerRow>['render'] {
	return ({history}) => [rate(history?.latest[first]), span(safe` `), rate(history?.latest[second])];
}

function rate(bytesPerSecond: number | undefined): Span {
	return figure(
		fit(formatBytes(bytesPerSecond), bytesWidth, 'right'),
		bytesPerSecond !== undefined && bytesPerSecond < 1 ? 'dim' : 'plain',
	);
}

/** An unknown figure is never loud. */
function figure(text: SafeText, tone: Tone = 'plain'): Span {
	return span(text, text.trim() === unknown ? 'dim' : tone);
}
