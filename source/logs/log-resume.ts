import {stampAt} from './log-decode.js';
import type {LogPack} from './log-pack.js';

// After a cut a log is asked for again from a little before its end, and the lines that had come already are let
// pass. Many lines may share a stamp, and those of stdout and stderr may stand in another order than their stamps:
// so the last stamps are known as they came, and what is new begins where they have come again just so.

/** Lines next to one another that bear the same stamp. */
type StampRun = {readonly stamp: string; readonly count: number};

/** The last stamps of a source, oldest first. */
export type LogTrail = readonly StampRun[];

const mostRuns = 256;

/** The trail once the pack has come, too. */
export function followTrail(trail: LogTrail, pack: LogPack): LogTrail {
	const runs: StampRun[] = [];
	let index = pack.count - 1;
	while (index >= 0 && runs.length < mostRuns) {
		const stamp = stampAt(pack, index);
		const end = index;
		while (index >= 0 && stampAt(pack, index) === stamp) {
			index--;
		}

		runs.unshift({stamp, count: end - index});
	}

	return index >= 0 || pack.skipped > 0 ? runs : joinRuns(trail, runs).slice(-mostRuns);
}

function joinRuns(before: LogTrail, after: LogTrail): LogTrail {
	const last = before.at(-1);
	const [first, ...rest] = after;
	return last && last.stamp === first?.stamp
		? [...before.slice(0, -1), {stamp: last.stamp, count: last.count + first.count}, ...rest]
		: [...before, ...after];
}

type LogResume = {
	/** Ask for the log from this stamp on. */
	readonly since: string;
	/** The stamps of the last lines that had come, as far as they will come again. */
	readonly known: readonly string[];
};

/** How far stamps may be out of order (ms), beyond the latter half of the trail. */
const disorderMs = 50;

/** Undefined when no line had come yet. */
export function resumeAt(trail: LogTrail): LogResume | undefined {
	const recent = trail.slice(Math.floor(trail.length / 2)).map(({stamp}) => stamp);
	const least = recent.reduce((lowest, stamp) => (stamp < lowest ? stamp : lowest), recent[0] ?? '');
	const leastMs = Date.parse(least);
	if (Number.isNaN(leastMs)) {
		return undefined;
	}

	const since = new Date(leastMs - disorderMs).toISOString().replace('Z', '000000Z');
	const runs = trail.filter(({stamp}) => stamp >= since);
	return {since, known: runs.flatMap(({stamp, count}) => Array.from({length: count}, () => stamp))};
}
