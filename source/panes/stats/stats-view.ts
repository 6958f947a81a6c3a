import {wrapLine} from '../../text/wrap-line.js';
import {formatSpan} from '../../text/format.js';
import {type Line, span} from '../../text/line.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {seenFrom} from '../../store/seen-from.js';
import type {ContainerId} from '../../engine/types.js';
import {containerList, projectLabel} from '../../view/list/container-list.js';
import {shownName} from '../../view/list/name-in-project.js';
import {selectCursor, selectCursorHeading} from '../../view/list/container-cursor.js';
import {selectContainerRow, type ContainerRow} from '../../view/list/container-row.js';
import {isFocused} from '../../view/layout/detail-panes.js';
import {listView} from '../../store/view/lists-slice.js';
import type {State} from '../../store/state.js';
import type {PaneView} from '../pane.js';

/** The head of the stats, which is enough for the first frame: `stats-charts-view.ts` has all of them. */
export const statsView: PaneView = {
	id: 'stats',
	label: 'Stats',
	isInSplit: true,
	title: state => titleOf('Stats', state),
	note: noteLine,
	lines: firstLines,
};

/** `Stats · api-7`. */
export function titleOf(label: 'Stats' | 'Top', state: State): Line {
	const heading = selectCursorHeading(state);
	const cursor = selectCursor(state);
	const compared = label === 'Stats' ? comparedIds(state) : undefined;
	const name = compared
		? safe`${compared.length} marked`
		: cursor
			? shownName(cursor)
			: heading === undefined
				? undefined
				: projectLabel(heading);
	const title = span(label === 'Stats' ? safe`Stats` : safe`Top`, 'title');
	return name === undefined ? [title] : [title, span(safe` · ${name}`, 'dim')];
}

/** `last 5 min`: how far the charts go back, and the key that changes it. */
function noteLine(state: State): Line {
	const reach = safe`last ${formatSpan(state.view.screen.chartSeconds * 1000)}`;
	return [span(reach, 'dim'), ...(isFocused(state, 'stats') ? [span(safe` v`, 'key')] : [])];
}

/** Marked containers are compared. */
export function comparedIds(state: State): readonly ContainerId[] | undefined {
	const {byId} = state.fleet.containers;
	const ids = [...listView(state, containerList.id).marks].filter(id => byId.has(id as ContainerId));
	return ids.length > 1 ? (ids as ContainerId[]) : undefined;
}

/** Before there are figures. */
function firstLines(state: State, width: number): readonly Line[] {
	const cursor = selectCursor(state);
	const row = cursor && selectContainerRow(state, cursor.id);
	return row ? headLines(row, width, figuresProblem(state, row)) : [];
}

/** Why its engine gives no figures. */
export function figuresProblem(state: State, {container}: ContainerRow): SafeText | undefined {
	return seenFrom(state, container.engine).fleet.usage.problem;
}

/** Where there is nothing to draw: why, and whether that will change. */
export function headLines(row: ContainerRow, width: number, problem?: SafeText): readonly Line[] {
	const words = problem === undefined ? safe` waiting for the first stats` : safe` no stats: ${problem}`;
	return [...whyLines(row), [span(words, 'dim')]].flatMap(line => wrapLine(line, width));
}

/** All the reasons, for which the list may not have the room. */
export function whyLines({trouble}: ContainerRow): readonly Line[] {
	const [worst, ...rest] = trouble.reasons;
	return worst
		? [[span(safe` ▲ ${worst.words}`, 'bad'), ...rest.map(({words}) => span(safe`, ${words}`, 'warn'))]]
		: [];
}
