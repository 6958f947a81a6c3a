import type {ContainerId} from '../../engine/types.js';
import {fitLine} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {isStale} from '../../view/trouble/staleness.js';
import {containerList} from '../../view/list/container-list.js';
import {staticLines} from '../../view/list/static-lines.js';
import {selectContainerRow, type ContainerRow} from '../../view/list/container-row.js';
import type {State} from '../../store/state.js';
import {groupLines} from './group-charts.js';
import {endOfCharts} from './time-axis.js';

const shown = ['name', 'cpu', 'memory', 'why'];

/** From so many rows on there is room for the containers' figures under their charts. */
const tall = 18;

/** What several containers use: the marked ones, or those of the project whose heading the cursor is on. */
export function groupStats(
	state: State,
	ids: readonly ContainerId[],
	hasSum: boolean,
	width: number,
	height: number,
): readonly Line[] {
	const rows = ids.flatMap(id => selectContainerRow(state, id) ?? []);
	const chartRows = height < tall ? height : Math.max(10, height - rows.length - 1);
	return [
		...groupLines(
			{
				rows,
				histories: state.fleet.usage.byId,
				hasSum,
				screen: state.view.screen,
				endsAt: endOfCharts(state),
			},
			width,
			chartRows,
		).map(line => fitLine(line, width)),
		...(height < tall ? [] : tableLines(state, rows, width, height - chartRows)),
	];
}

/** The busiest first. */
function tableLines(
	state: State,
	unsorted: readonly ContainerRow[],
	width: number,
	height: number,
): readonly Line[] {
	const rows = unsorted.toSorted((a, b) => cpuOf(b) - cpuOf(a));
	const {screen} = state.view;
	const room = rows.length < height ? rows.length : Math.max(0, height - 2);
	const look = {room: width, chosen: shown, sort: 'cpu', screen, isStale: isStale(state.fleet), nowMs: 0};
	const [titles = [], ...lines] = staticLines(containerList.columns, rows, look);
	return [
		titles,
		...lines.slice(0, room),
		...(rows.length > room ? [[span(safe`   ${rows.length - room} more`, 'dim')]] : []),
	];
}

function cpuOf({history}: ContainerRow): number {
	return history?.latest.cpuPercent ?? -1;
}
