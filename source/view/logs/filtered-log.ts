import {
	firstSeq,
	lastSeq,
	seqAfter,
	seqAtOrAfter,
	seqAtOrBefore,
	seqBefore,
	type LogBuffer,
} from '../../logs/log-buffer.js';
import {parseTerm, parseTerms, type LogTerm} from '../../logs/log-query.js';
import {readBuffer} from '../../store/held-line.js';
import type {State} from '../../store/state.js';
import {memo} from '../memo.js';

/** The lines that the logs pane is about: all that are kept, or those that the filter lets pass; none from before `C`. */
type FilteredLog = {readonly buffer: LogBuffer; readonly from: number};

export function selectFilteredLog(state: State): FilteredLog {
	const {cleared} = state.view.logView;
	return {
		buffer: readBuffer(state),
		from: cleared?.set === state.fleet.logs.set ? cleared.seq : Number.NEGATIVE_INFINITY,
	};
}

/** The first line shown from `seq` on. */
export function lineAtOrAfter({buffer, from}: FilteredLog, seq: number): number | undefined {
	return seqAtOrAfter(buffer, Math.max(seq, from));
}

/** The last line shown up to `seq`. */
export function lineAtOrBefore({buffer, from}: FilteredLog, seq: number): number | undefined {
	const found = seqAtOrBefore(buffer, seq);
	return found !== undefined && found >= from ? found : undefined;
}

export function lineAfter({buffer, from}: FilteredLog, seq: number): number | undefined {
	return seq < from ? seqAtOrAfter(buffer, from) : seqAfter(buffer, seq);
}

export function lineBefore({buffer, from}: FilteredLog, seq: number): number | undefined {
	const found = seqBefore(buffer, seq);
	return found !== undefined && found >= from ? found : undefined;
}

export function firstLine({buffer, from}: FilteredLog): number | undefined {
	return lineAtOrAfter({buffer, from}, firstSeq(buffer));
}

export function lastLine({buffer, from}: FilteredLog): number | undefined {
	const last = lastSeq(buffer);
	return last !== undefined && last >= from ? last : undefined;
}

export const selectFilterTerms = memo(
	({view}) => [view.logView.filter],
	({view}): readonly LogTerm[] => parseTerms(view.logView.filter),
);

export const selectSearchTerm = memo(
	({view}) => [view.logView.search],
	({view}): LogTerm | undefined => parseTerm(view.logView.search),
);
