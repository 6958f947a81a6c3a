import {completeSince} from '../../logs/log-beginning.js';
import {isNoticeLine} from '../../logs/log-block.js';
import {firstSeq, readLine} from '../../logs/log-buffer.js';
import type {LogsState} from '../../store/fleet/log-state.js';
import {memo} from '../memo.js';

type LogBeginnings = {
	/** By the number of a source's first line: its index, where others' lines begin earlier and it has older ones. */
	readonly late: ReadonlyMap<number, number>;
	/** The lines are complete from that one on. */
	readonly latest: number | undefined;
	readonly hasOlder: boolean;
};

export const selectLogBeginnings = memo(
	({fleet}) => [fleet.logs],
	({fleet: {logs}}): LogBeginnings => {
		const {buffer} = logs;
		const first = readLine(buffer, firstSeq(buffer))?.stamp ?? '';
		const since = [...logs.sources.values()].map(({index, beginning}) => ({
			index,
			stamp: completeSince(beginning, buffer),
		}));
		const lateOnes = since.filter(({stamp = ''}) => stamp > first).map(({index}) => index);
		const late = firstLines(logs, new Set(lateOnes));
		const latest = Math.max(...late.keys());
		return {
			late,
			latest: Number.isFinite(latest) ? latest : undefined,
			hasOlder: since.some(({stamp}) => stamp !== undefined),
		};
	},
);

function firstLines({buffer}: LogsState, wanted: Set<number>): ReadonlyMap<number, number> {
	const found = new Map<number, number>();
	for (const block of buffer.blocks) {
		for (let index = block.from; index < block.count && wanted.size > 0; index++) {
			const source = block.sources[index] ?? 0;
			if (wanted.has(source) && !isNoticeLine(block, index)) {
				wanted.delete(source);
				found.set(block.seqs[index] ?? 0, source);
			}
		}
	}

	return found;
}
