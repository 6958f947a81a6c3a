import {formatBytes, formatCount, formatPercent, formatSpan, unknown} from '../../text/format.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {fit} from '../../text/width.js';
import type {ContainerRow} from '../../view/list/container-row.js';

/** What the zoomed pane adds to the charts: limits, how the memory splits, throttling, restarts. */
export function factLines({container, details, history, nowMs}: ContainerRow): readonly Line[] {
	const latest = history?.latest;
	return [
		fact('memory', [
			['anonymous', formatBytes(latest?.memoryAnonBytes)],
			['page cache', formatBytes(latest?.memoryFileBytes)],
			['limit', formatBytes(details?.memoryLimitBytes ?? latest?.memoryLimitBytes)],
		]),
		fact('cpu', [
			['quota', quotaText(details)],
			['throttled', throttledText(latest?.throttledPercent)],
			['host cores', formatCount(latest?.onlineCpus)],
			['pids', formatCount(latest?.pids)],
		]),
		fact('history', [
			['started', agoText(details?.startedAtMs, nowMs)],
			['restarts', formatCount(details?.restartCount)],
			['policy', details?.restartPolicy ?? unknown],
			['created', agoText(container.createdAtMs, nowMs)],
		]),
	];
}

function quotaText(details: ContainerRow['details']): SafeText {
	const {cpuLimitCores} = details ?? {};
	return cpuLimitCores === undefined
		? details
			? safe`none`
			: unknown
		: safe`${cpuLimitCores} core${safeText(cpuLimitCores === 1 ? '' : 's')}`;
}

function throttledText(percent: number | undefined): SafeText {
	return percent === undefined ? unknown : safe`${formatPercent(percent)}% of periods`;
}

function agoText(atMs: number | undefined, nowMs: number): SafeText {
	return atMs === undefined ? unknown : safe`${formatSpan(nowMs - atMs)} ago`;
}

function fact(about: string, figures: ReadonlyArray<readonly [string, SafeText]>): Line {
	return [
		span(safe` ${fit(safeText(about), 7)}`, 'title'),
		...figures.flatMap(([label, value]) => [span(safe` ${safeText(label)} `, 'dim'), span(safe`${value}  `)]),
	];
}
