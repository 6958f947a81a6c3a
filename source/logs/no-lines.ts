import type {LogBuffer} from './log-buffer.js';
import type {LogMerge} from './log-merge.js';

// What the state begins with, before any log is read: what fills it isn't needed for the first frame.

/** What is kept of a followed set unless the user asks for more. */
export const usualLimits: LogBuffer['limits'] = {lines: 10_000, bytes: 16 * 1024 * 1024};

export function createLogBuffer(limits = usualLimits): LogBuffer {
	return {limits, blocks: [], spare: [], count: 0, end: 0, inserted: 0, dropped: 0};
}

export function createLogMerge(): LogMerge {
	return {count: 0, lookedAtMs: Number.NEGATIVE_INFINITY, queues: new Map(), lastKeys: new Map()};
}
