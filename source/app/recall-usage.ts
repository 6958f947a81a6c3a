import {setImmediate as turn} from 'node:timers/promises';
import type {Recording} from '../record/recording.js';
import type {UsagePass} from '../record/packed-usage.js';
import {thinPasses} from '../record/thin-segment.js';
import {longestSeconds} from '../store/fleet/history-slice.js';
import type {Store} from '../store/open-store.js';

/** Read at once: a key is answered in between. */
const pieceMs = 30_000;
const thinSeconds = 10;

/** What a recorder saw in the last hour stands in the charts as if the screen had seen it. */
export async function recallUsage(store: Store, recording: Recording): Promise<void> {
	const nowMs = Date.now();
	const passes: UsagePass[] = [];
	for (let fromMs = nowMs - longestSeconds * 1000; fromMs < nowMs; fromMs += pieceMs) {
		passes.push(...thinPasses(recording.passes(fromMs, fromMs + pieceMs - 1), thinSeconds));
		await turn();
	}

	if (passes.length > 0) {
		store.dispatch({type: 'usage/recalled', passes});
	}
}
