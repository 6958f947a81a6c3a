import {selectLogLook} from './log-display.js';
import {selectHeldPlace, seqsFrom, seqsUpTo} from './log-position.js';
import {rowsOf, type LogRow} from './log-rows.js';
import {lastShown, selectShownLogs} from './log-passing.js';
import {memo} from '../memo.js';

/** The rows of the logs pane, as many as it has at most: the newest at the bottom, or those from the top of the hold on. */
export const selectLogRows = memo(
	state => [state.fleet.logs, state.view.logView, selectLogLook(state)],
	(state): readonly LogRow[] => {
		const {height} = selectLogLook(state);
		const held = selectHeldPlace(state);
		if (held) {
			return rowsOf(state, seqsFrom(state, held.top, height), held.cursor)
				.flat()
				.slice(0, height);
		}

		const last = lastShown(selectShownLogs(state));
		return last === undefined
			? []
			: rowsOf(state, seqsUpTo(state, last, height))
					.flat()
					.slice(-height);
	},
);
