import {hasProcesses} from '../../../engine/container-states.js';
import type {Sample} from '../../../engine/types.js';
import {recentMean} from '../../../store/fleet/history-slice.js';
import {formatCount, formatShare} from '../../../text/format.js';
import {safe} from '../../../text/safe-text.js';
import type {Facts, Finding} from '../trouble-facts.js';

const fullShare = 0.9;
const throttledPercent = 25;
/** A figure is troubled by its mean over so many samples: one spike neither moves the list nor cries wolf. */
const steadySamples = 5;

export function judgeMemory({container, history}: Facts): Finding | undefined {
	const share = memoryShare(history?.latest);
	return hasProcesses(container) && share !== undefined && share >= fullShare
		? {severity: 60, words: safe`mem ${formatShare(share * 100)}`}
		: undefined;
}

/** 0–1 of the limit. */
export function memoryShare(sample: Sample | undefined): number | undefined {
	const {memoryBytes, memoryLimitBytes} = sample ?? {};
	return memoryBytes === undefined || !memoryLimitBytes ? undefined : memoryBytes / memoryLimitBytes;
}

export function judgeThrottling({container, history}: Facts): Finding | undefined {
	const isRunningNow = container.state === 'running';
	const mean = history && isRunningNow ? recentMean(history, 'throttledPercent', steadySamples) : undefined;
	return mean !== undefined && mean >= throttledPercent
		? {severity: 50, words: safe`throttled ${formatShare(mean)}`}
		: undefined;
}

export function judgeCpu({container, details, history}: Facts): Finding | undefined {
	const quotaPercent = (details?.cpuLimitCores ?? 0) * 100;
	const isLimited = container.state === 'running' && quotaPercent > 0;
	const mean = history && isLimited ? recentMean(history, 'cpuWallPercent', steadySamples) : undefined;
	return mean !== undefined && mean >= quotaPercent * fullShare
		? {severity: 45, words: safe`CPU ${formatShare((mean / quotaPercent) * 100)} of its quota`}
		: undefined;
}

/** Some errors are everyday's; these are many. */
const manyErrors = 10;

export function judgeErrors({errorsPerMinute = 0}: Facts): Finding | undefined {
	return errorsPerMinute >= manyErrors
		? {severity: 42, words: safe`${formatCount(errorsPerMinute)} error lines/min`}
		: undefined;
}
