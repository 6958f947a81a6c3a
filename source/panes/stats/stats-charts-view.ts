import {fitLine} from '../../text/fit-line.js';
import {toned, type Line} from '../../text/line.js';
import {keepLastPer} from '../../util/keep-last.js';
import type {EngineEvent} from '../../engine/types.js';
import {membersOf} from '../../view/list/container-list.js';
import {selectCursor, selectCursorHeading} from '../../view/list/container-cursor.js';
import {selectContainerRow, type ContainerRow} from '../../view/list/container-row.js';
import {focusedPane} from '../../view/layout/detail-panes.js';
import {lifeMarks} from '../../view/stats/life-marks.js';
import {isStale} from '../../view/trouble/staleness.js';
import type {ScreenState} from '../../store/view/screen-slice.js';
import type {SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import type {PaneView} from '../pane.js';
import {groupStats} from './group-stats.js';
import {chartsLines} from './stats-charts.js';
import {endOfCharts} from './time-axis.js';
import {factLines} from './stats-facts.js';
import {comparedIds, figuresProblem, headLines, statsView, whyLines} from './stats-view.js';

/** Stats with all that they show: loaded after the first frame, which has no figures yet. */
export const statsChartsView: PaneView = {...statsView, lines: statsLines};

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
		figuresProblem(state, row),
		endOfCharts(state),
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
		problem: SafeText | undefined,
		endsAt: SafeText,
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
						endsAt,
						marks: lifeMarks(container.id, details, events, history.atMs + clockOffsetMs),
					}),
				]
			: headLines(row, width, problem);
		return [...lines, ...facts].map(line => fitLine(line, width));
	},
);

/** A pane this high has room for what never moves, too. */
const tall = 22;
