import {fitLine} from '../../text/fit-line.js';
import {wrapLine} from '../../text/wrap-line.js';
import {formatSpan} from '../../text/format.js';
import {type Line, span, toned} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {keepLastPer} from '../../util/keep-last.js';
import {containerList, membersOf, projectLabel} from '../../view/list/container-list.js';
import {listView} from '../../store/view/lists-slice.js';
import {selectCursor, selectCursorHeading} from '../../view/list/container-cursor.js';
import {focusedPane, isFocused} from '../../view/layout/detail-panes.js';
import {isStale} from '../../view/trouble/staleness.js';
import {selectContainerRow, type ContainerRow} from '../../view/list/container-row.js';
import type {ScreenState} from '../../store/view/screen-slice.js';
import type {State} from '../../store/state.js';
import type {ContainerId, EngineEvent} from '../../engine/types.js';
import {lifeMarks} from '../../view/stats/life-marks.js';
import type {PaneView} from '../pane.js';
import {chartsLines} from './stats-charts.js';
import {factLines} from './stats-facts.js';
import {groupStats} from './group-stats.js';

export const statsView: PaneView = {
	id: 'stats',
	label: 'Stats',
	isInSplit: true,
	title: state => titleOf('Stats', state),
	note: noteLine,
	lines: statsLines,
};

/** `Stats · api-7`. */
export function titleOf(label: 'Stats' | 'Top', state: State): Line {
	const heading = selectCursorHeading(state);
	const compared = label === 'Stats' ? comparedIds(state) : undefined;
	const name = compared
		? safe`${compared.length} marked`
		: (selectCursor(state)?.name ?? (heading === undefined ? undefined : projectLabel(heading)));
	const title = span(label === 'Stats' ? safe`Stats` : safe`Top`, 'title');
	return name === undefined ? [title] : [title, span(safe` · ${name}`, 'dim')];
}

/** `last 5 min`: how far the charts go back, and the key that changes it. */
function noteLine(state: State): Line {
	const reach = safe`last ${formatSpan(state.view.screen.chartSeconds * 1000)}`;
	return [span(reach, 'dim'), ...(isFocused(state, 'stats') ? [span(safe` v`, 'key')] : [])];
}

/** Marked containers are compared. */
function comparedIds(state: State): readonly ContainerId[] | undefined {
	const {byId} = state.fleet.containers;
	const ids = [...listView(state, containerList.id).marks].filter(id => byId.has(id as ContainerId));
	return ids.length > 1 ? (ids as ContainerId[]) : undefined;
}

function statsLines(state: State, width: number, height: number): readonly Line[] {
	const project = selectCursorHeading(state);
	const compared = comparedIds(state);
	const ids = compared ?? (project === undefined ? undefined : membersOf(state, project).map(({id}) => id));
	if (ids) {
		const lines = groupStats(state, ids, !compared, width, height);
		return isStale(state.fleet) ? lines.map(line => toned(line, 'dim')) : lines;
	}

	const cursor = selectCursor(state);
	const row = cursor && selectContainerRow(state, cursor.id);
	if (!row) {
		return [];
	}

	const {screen, focus} = state.view;
	const {recent} = state.fleet.events;
	const clockOffsetMs = state.fleet.connection.clockOffsetMs ?? 0;
	const lines = keptLines(
		row,
		screen,
		width,
		height,
		focusedPane(state) === 'stats' && focus.isZoomed,
		recent,
		clockOffsetMs,
	);
	return isStale(state.fleet) ? lines.map(line => toned(line, 'dim')) : lines;
}

const keptLines = keepLastPer(
	(
		row: ContainerRow,
		screen: ScreenState,
		width: number,
		height: number,
		isZoomed: boolean,
		events: readonly EngineEvent[],
		clockOffsetMs: number,
	) => {
		const why = whyLines(row);
		const facts = height >= tall ? [[], ...factLines(row)] : [];
		const {history, details, container} = row;
		const lines = history
			? [
					...why,
					...chartsLines({
						row,
						history,
						screen,
						width,
						height: height - why.length - facts.length,
						isZoomed,
						marks: lifeMarks(container.id, details, events, history.atMs + clockOffsetMs),
					}),
				]
			: [...why.flatMap(line => wrapLine(line, width)), [span(nothingYet(row), 'dim')]];
		return [...lines, ...facts].map(line => fitLine(line, width));
	},
);

/** A pane this high has room for what never moves, too. */
const tall = 22;

function nothingYet({container}: ContainerRow) {
	return container.state === 'running'
		? safe` waiting for the first stats`
		: safe` no stats: it is not running`;
}

/** All the reasons, for which the list may not have the room. */
function whyLines({trouble}: ContainerRow): readonly Line[] {
	const [worst, ...rest] = trouble.reasons;
	return worst
		? [[span(safe` ▲ ${worst.words}`, 'bad'), ...rest.map(({words}) => span(safe`, ${words}`, 'warn'))]]
		: [];
}
