import {stampAt} from './log-decode.js';
import {firstSeq, readLine, type LogBuffer} from './log-buffer.js';
import type {LogPack} from './log-pack.js';

/** How far back a source's lines have been loaded. */
export type LogBeginning = {
	/** How many of its last lines were asked for. */
	readonly asked: number | 'all';
	/** How many have come that it may have written before it was opened. */
	readonly count: number;
	/** From then on its lines are complete: the stamp of the first, or since when they were asked for. */
	readonly stamp?: string;
	/** The engine may have older ones. */
	readonly hasOlder: boolean;
	/** Older ones have been asked for. */
	readonly wasAsked: boolean;
};

/** Clocks of seconds, and what comes while it is opened. */
const openingMs = 2000;

export function createBeginning(asked: number | 'all' = 'all', since?: string): LogBeginning {
	return {asked, count: 0, stamp: since, hasOlder: since !== undefined, wasAsked: false};
}

/** `openedAtMs`: by the engine's clock. */
export function beginningAfter(
	beginning: LogBeginning,
	pack: LogPack,
	openedAtMs = Number.POSITIVE_INFINITY,
): LogBeginning {
	const {asked, stamp} = beginning;
	if (pack.count === 0 || beginning.hasOlder || beginning.wasAsked || asked === 'all') {
		return beginning;
	}

	const first = stampAt(pack, 0);
	const isOld = Date.parse(first) <= openedAtMs + openingMs;
	const count = beginning.count + (isOld ? pack.count + pack.skipped : 0);
	return {...beginning, count, stamp: stamp ?? first, hasOlder: count >= asked};
}

/** Since when the source's lines that are kept are complete; undefined where there are no older ones. */
export function completeSince(
	{stamp = '', hasOlder, wasAsked}: LogBeginning,
	buffer: LogBuffer,
): string | undefined {
	const isDropped = firstSeq(buffer) > 0 && !(wasAsked && !hasOlder);
	const cut = isDropped ? (readLine(buffer, firstSeq(buffer))?.stamp ?? '') : '';
	const since = hasOlder && stamp > cut ? stamp : cut;
	return since === '' ? undefined : since;
}
