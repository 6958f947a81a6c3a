import {span, type Line} from '../../text/line.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {columnsFor, contentsOf} from '../../view/list/list-columns.js';
import {isStale} from '../../view/trouble/staleness.js';
import {containerList, membersOf} from '../../view/list/container-list.js';
import {rowLine, titlesLine} from '../../view/list/row-line.js';
import {selectContainerRow, type ContainerRow} from '../../view/list/container-row.js';
import type {State} from '../../store/state.js';

const shown = ['name', 'cpu', 'memory', 'why'];

/** What the containers of a project use, the busiest first: the stats while the cursor is on its heading. */
export function projectLines(
	state: State,
	project: SafeText,
	width: number,
	height: number,
): readonly Line[] {
	const rows = membersOf(state, project)
		.flatMap(({id}) => selectContainerRow(state, id) ?? [])
		.sort((a, b) => cpuOf(b) - cpuOf(a));
	const {screen} = state.view;
	const deal = {room: width, screen, nowMs: 0, chosen: shown, sort: 'cpu'};
	const {columns: all} = containerList;
	const columns = columnsFor(all, contentsOf(all, rows, deal), deal);
	const look = {
		columns,
		width,
		screen,
		isCursor: false,
		isMarked: false,
		isStale: isStale(state.fleet),
		nowMs: 0,
	};
	const room = rows.length < height ? rows.length : Math.max(0, height - 2);
	return [
		titlesLine(columns, width, {sort: 'cpu', isReversed: false}),
		...rows.slice(0, room).map(row => rowLine(row, look)),
		...(rows.length > room ? [[span(safe`   ${rows.length - room} more`, 'dim')]] : []),
	];
}

function cpuOf({history}: ContainerRow): number {
	return history?.latest.cpuPercent ?? -1;
}
