import {frameOf} from '../../source/record/frames.js';
import type {Header} from '../../source/record/recorder.js';

/** The first frame of a segment that begins then. */
export function headerFrame(
	startedAtMs: number,
	changes: Partial<Record<keyof Header, unknown>> = {},
): Buffer {
	return frameOf('header', startedAtMs, {
		format: 1,
		version: '0.0.0',
		engine: {label: 'default', url: 'unix:///x', host: 'here'},
		startedAtMs,
		monotonicMs: 0,
		...changes,
	});
}
