import {span, type Line} from '../../text/line.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {isStale} from '../../view/trouble/staleness.js';
import {containerList, membersOf} from '../../view/list/container-list.js';
import {staticLines} from '../../view/list/static-lines.js';
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
