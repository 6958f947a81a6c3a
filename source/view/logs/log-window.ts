import {selectLogFormat} from './log-format.js';
import {selectHeldScroll, seqsFrom, seqsUpTo} from './log-scroll.js';
import {rowsOf, type LogRow} from './log-rows.js';
import {lastLine, selectFilteredLog} from './filtered-log.js';
import {memo} from '../memo.js';

/** The rows of the logs pane, as many as it has at most: the newest at the bottom, or those from the top of the hold on. */
export const selectLogRows = memo(
	state => [state.fleet.logs, state.view.logView, selectLogFormat(state)],
	(state): readonly LogRow[] => {
		const {height} = selectLogFormat(state);
		const held = selectHeldScroll(state);
		if (held) {
			return rowsOf(state, seqsFrom(state, held.top, height), held.cursor)
				.flat()
				.slice(0, height);
		}

		const last = lastLine(selectFilteredLog(state));
		return last === undefined
			? []
			: rowsOf(state, seqsUpTo(state, last, height))
					.flat()
					.slice(-height);
	},
);
