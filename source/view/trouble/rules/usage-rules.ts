import {hasProcesses} from '../../../engine/container-states.js';
import type {Sample} from '../../../engine/types.js';
import {recentMean} from '../../../store/fleet/history-slice.js';
import {usualLimits, type Limits} from '../../../store/view/settings.js';
import {formatCount, formatShare} from '../../../text/format.js';
import {safe} from '../../../text/safe-text.js';
import type {Facts, Finding} from '../trouble-facts.js';

/** A figure is troubled by its mean over a minute: one spike neither moves the list nor cries wolf. */
const minuteSeconds = 60;

export function judgeMemory({container, history, limits = usualLimits}: Facts): Finding | undefined {
	const share = memoryShare(history?.latest);
	return hasProcesses(container) && share !== undefined && share * 100 >= limits.memoryPercent
		? {severity: 60, words: safe`mem ${formatShare(share * 100)}`}
		: undefined;
}

/** 0–1 of the limit. */
export function memoryShare(sample: Sample | undefined): number | undefined {
	const {memoryBytes, memoryLimitBytes} = sample ?? {};
	return memoryBytes === undefined || !memoryLimitBytes ? undefined : memoryBytes / memoryLimitBytes;
}

/** A health check's burst is throttled, too: what troubles is a container that wants more than its quota all the time. */
export function judgeThrottling(facts: Facts): Finding | undefined {
	const isShort = shareOfQuota(facts, {enter: 0.8, leave: 0.7}) !== undefined;
	const percent = isShort
		? steady(facts, 'throttledPercent', boundsOf(limitsOf(facts).throttledPercent))
		: undefined;
	return percent === undefined ? undefined : {severity: 50, words: safe`throttled ${formatShare(percent)}`};
}

export function judgeCpu(facts: Facts): Finding | undefined {
	const share = shareOfQuota(facts, boundsOf(limitsOf(facts).cpuPercent / 100, 0.1));
	return share === undefined || judgeThrottling(facts)
		? undefined
		: {severity: 45, words: safe`CPU ${formatShare(share * 100)} of its quota`};
}

function shareOfQuota(facts: Facts, {enter, leave}: Bounds): number | undefined {
	const quotaPercent = (facts.details?.cpuLimitCores ?? 0) * 100;
	const percent = quotaPercent
		? steady(facts, 'cpuWallPercent', {enter: enter * quotaPercent, leave: leave * quotaPercent})
		: undefined;
	return percent === undefined ? undefined : percent / quotaPercent;
}

type Bounds = {readonly enter: number; readonly leave: number};

function limitsOf({limits = usualLimits}: Facts): Limits {
	return limits;
}

function boundsOf(enter: number, gap = 10): Bounds {
	return {enter, leave: Math.max(enter / 2, enter - gap)};
}

/**
 * The mean of the last minute, where it is above `enter`; or above `leave` yet, a minute after it was above `enter`, so
 * that a figure at the bound doesn't come and go.
 */
function steady(
	{container, history}: Facts,
	metric: 'cpuWallPercent' | 'throttledPercent',
	{enter, leave}: Bounds,
): number | undefined {
	const [now = 0, before = 0] =
		history && container.state === 'running'
			? [0, minuteSeconds].map(ago => recentMean(history, metric, minuteSeconds, ago))
			: [];
	return now >= enter || (now >= leave && before >= enter) ? now : undefined;
}

export function judgeErrors({errorsPerMinute = 0, limits = usualLimits}: Facts): Finding | undefined {
	return errorsPerMinute >= limits.errorsPerMinute
		? {severity: 42, words: safe`${formatCount(errorsPerMinute)} error lines/min`}
		: undefined;
}
