import {markSpans} from '../../view/list/row-line.js';
import type {Container} from '../../engine/types.js';
import {fitLine} from '../../text/fit-line.js';
import {counted, formatBytes, formatPercent} from '../../text/format.js';
import {type Line, span, toned} from '../../text/line.js';
import {sumKnown} from '../../util/sum-known.js';
import {noText, safe, type SafeText} from '../../text/safe-text.js';
import {cpuPercent} from '../../view/list/usage-columns.js';
import {isStale} from '../../view/trouble/staleness.js';
import {containerList, membersOf, projectLabel} from '../../view/list/container-list.js';
import {listView, type Heading} from '../../store/view/lists-slice.js';
import {hasProcesses, isUp} from '../../engine/container-states.js';
import {selectTroubles} from '../../view/trouble/troubles.js';
import type {State} from '../../store/state.js';

/** `▾ shop  5 containers, 4 up  ▲ 1 in trouble  CPU 61.2%  MEM 3.4G`: the row over a project's containers, or in place of them. */
export function headingLine(
	state: State,
	{group: project}: Heading,
	{width, isCursor}: {readonly width: number; readonly isCursor: boolean},
): Line {
	const members = membersOf(state, project);
	const {marks, folded} = listView(state, containerList.id);
	const troubles = selectTroubles(state);
	const troubled = members.filter(({id}) => (troubles.get(id)?.score ?? 0) > 0).length;
	const up = members.filter(isUp).length;
	const isMarked = members.length > 0 && members.every(({id}) => marks.has(id));
	const line = fitLine(
		[
			...markSpans(isCursor, isMarked),
			span(folded.has(project) ? safe`▸ ` : safe`▾ `, 'key'),
			span(projectLabel(project), 'strong'),
			span(safe`  ${counted(members.length, 'container')}, ${up} up`, 'dim'),
			...(troubled > 0 ? [span(safe`  ▲ ${troubled} in trouble`, 'bad')] : []),
			span(usageWords(state, members)),
		],
		width,
	);
	return isStale(state.fleet) ? toned(line, 'dim') : line;
}

/** `  CPU 61.2%  MEM 3.4G`: of all together, as far as it is known. */
function usageWords({fleet, view}: State, members: readonly Container[]): SafeText {
	const samples = members.filter(hasProcesses).flatMap(({id}) => fleet.usage.byId.get(id)?.latest ?? []);
	const cpu = sumKnown(samples.map(sample => cpuPercent(sample, view.screen.isCpuOfHost)));
	const memory = sumKnown(samples.map(({memoryBytes}) => memoryBytes));
	return memory === undefined ? noText : safe`  CPU ${formatPercent(cpu)}%  MEM ${formatBytes(memory)}`;
}
