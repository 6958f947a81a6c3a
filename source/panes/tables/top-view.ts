import {briefError} from '../../text/brief-error.js';
import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {selectCursor} from '../../view/list/container-cursor.js';
import {processList} from '../../view/list/process-list.js';
import type {State} from '../../store/state.js';
import {listPane} from '../list/list-pane.js';
import type {PaneView} from '../pane.js';
import {titleOf} from '../stats/stats-view.js';

const pane = listPane({
	list: processList,
	isInSplit: true,
	isCursorOfKeys: true,
	unknownLines: absenceLines,
	doubts: coarseWords,
});

export const topView: PaneView = {
	...pane,
	title: state => [...titleOf('Top', state), ...pane.title(state).slice(1)],
};

/** Where CPU times come in whole seconds, a share of them is told over longer. */
function coarseWords(state: State): Line {
	const {table, before, atMs = 0} = state.fleet.processes;
	const [oldest] = before;
	return processList.items(state) && table && !table.isExact && oldest
		? [span(safe` · CPU over ${Math.round((atMs - oldest.atMs) / 1000)} s`, 'dim')]
		: [];
}

/** Why there is no table. */
function absenceLines(state: State): readonly Line[] {
	const cursor = selectCursor(state);
	const {id, problem} = state.fleet.processes;
	if (!cursor) {
		return [];
	}

	if (state.view.past.atMs !== undefined) {
		return [[span(safe` processes are not recorded`, 'dim')]];
	}

	return problem && id === cursor.id
		? [[span(safe` ${briefError(problem)}`, 'bad')]]
		: [[span(safe` loading…`, 'dim')]];
}
