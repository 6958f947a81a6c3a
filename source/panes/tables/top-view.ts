import {counted} from '../../text/format.js';
import {briefError} from '../../text/brief-error.js';
import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {selectCursor, selectCursorHeading} from '../../view/list/container-cursor.js';
import {processColumns, type ProcessColumn} from '../../view/list/process-columns.js';
import {keepLastPer} from '../../util/keep-last.js';
import type {ProcessTable} from '../../engine/types.js';
import type {State} from '../../store/state.js';
import type {PaneView} from '../pane.js';
import {titleOf} from '../stats/stats-view.js';

export const topView: PaneView = {
	id: 'top',
	label: 'Top',
	isInSplit: true,
	title: state => titleOf('Top', state),
	note: state => {
		const table = selectProcesses(state);
		const count = table?.rows.length;
		return count === undefined ? [] : [span(counted(count, 'process', 'processes'), 'dim')];
	},
	lines: absenceLines,
};

/** The processes of the container under the cursor, when they are its. */
export function selectProcesses(state: State): ProcessTable | undefined {
	const {id, table} = state.fleet.processes;
	const cursor = selectCursor(state);
	return cursor?.state === 'running' && cursor.id === id ? table : undefined;
}

/** What the table shows; the same reference for the same processes in the same place. */
export function selectProcessColumns(
	state: State,
	width: number,
	height: number,
): readonly ProcessColumn[] | undefined {
	const table = selectProcesses(state);
	return table && table.titles.length > 0 ? shownColumns(table, width, height) : undefined;
}

const shownColumns = keepLastPer((table: ProcessTable, width: number, height: number) =>
	processColumns({...table, rows: table.rows.slice(0, Math.max(0, height - 1))}, width),
);

/** Why there is no table. */
function absenceLines(state: State): readonly Line[] {
	const cursor = selectCursor(state);
	const {id, problem} = state.fleet.processes;
	if (!cursor) {
		return selectCursorHeading(state) === undefined
			? []
			: [[span(safe` go to one of its containers to see its processes`, 'dim')]];
	}

	if (selectProcesses(state)) {
		return [];
	}

	if (cursor.state !== 'running') {
		return [[span(safe` no processes: it is not running`, 'dim')]];
	}

	if (state.view.past.atMs !== undefined) {
		return [[span(safe` processes are not recorded`, 'dim')]];
	}

	return problem && id === cursor.id
		? [[span(safe` ${briefError(problem)}`, 'bad')]]
		: [[span(safe` loading…`, 'dim')]];
}
