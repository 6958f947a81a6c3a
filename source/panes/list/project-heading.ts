import {lookedAt, markSpans} from '../../view/list/row-line.js';
import type {Container} from '../../engine/types.js';
import {fitLine, lineWidth} from '../../text/fit-line.js';
import {counted, formatBytes, formatPercent, unknown} from '../../text/format.js';
import {type Line, span} from '../../text/line.js';
import {shortenMiddle} from '../../text/shorten-middle.js';
import {sumKnown} from '../../util/sum-known.js';
import {noText, safe, type SafeText} from '../../text/safe-text.js';
import {cpuPercent} from '../../view/list/usage-columns.js';
import {isStaleFor} from '../../view/trouble/staleness.js';
import {containerList, membersOf, projectLabel} from '../../view/list/container-list.js';
import {listView, type Heading} from '../../store/view/lists-slice.js';
import {hasProcesses, isUp} from '../../engine/container-states.js';
import {selectTroubles} from '../../view/trouble/troubles.js';
import {groupOf} from '../../store/view/group-key.js';
import type {State} from '../../store/state.js';

/** `▾ shop  ▲ 1 in trouble  5 containers, 4 up  CPU 61.2%  MEM 3.4G`: the row over a project's containers, or in place of them. */
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
	const marked = members.filter(({id}) => marks.has(id)).length;
	const start = [
		...markSpans(isCursor, marked > 0 && (marked === members.length || 'partly')),
		span(folded.has(project) ? safe` + ` : safe` ▾ `, 'key'),
	];
	const label = span(shortenMiddle(projectLabel(project), width - lineWidth(start)), 'strong');
	const parts = [
		...(troubled > 0 ? [span(safe`  ▲ ${troubled} in trouble`, 'bad')] : []),
		span(safe`  ${counted(members.length, 'container')}, ${up} up`, 'dim'),
		span(usageWords(state, members)),
	];
	return lookedAt(fitLine(asFarAsFits([...start, label], parts, width), width), {
		isCursor,
		isStale: isStaleFor(state.fleet, groupOf(project)),
	});
}

/** What doesn't fit whole is left out, with all that comes after it. */
function asFarAsFits(start: Line, parts: Line, width: number): Line {
	const line = [...start];
	for (const part of parts) {
		if (lineWidth([...line, part]) > width) {
			break;
		}

		line.push(part);
	}

	return line;
}

/** `  CPU 61.2%  MEM 3.4G`: of all together, as far as it is known. */
function usageWords({fleet, view}: State, members: readonly Container[]): SafeText {
	const samples = members.filter(hasProcesses).flatMap(({id}) => fleet.usage.byId.get(id)?.latest ?? []);
	const cpu = sumKnown(samples.map(sample => cpuPercent(sample, view.screen.isCpuOfHost)));
	const memory = sumKnown(samples.map(({memoryBytes}) => memoryBytes));
	return memory === undefined
		? noText
		: safe`  CPU ${cpu === undefined ? unknown : safe`${formatPercent(cpu)}%`}${view.screen.isCpuOfHost ? safe` of host` : noText}  MEM ${formatBytes(memory)}`;
}
