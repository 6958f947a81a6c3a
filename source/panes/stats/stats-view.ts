import {fitLine} from '../../text/fit-line.js';
import {wrapLine} from '../../text/wrap-line.js';
import {formatSpan} from '../../text/format.js';
import {type Line, span, toned} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {keepLastPer} from '../../util/keep-last.js';
import {projectLabel} from '../../view/list/container-list.js';
import {selectCursor, selectCursorHeading} from '../../view/list/container-cursor.js';
import {isStale} from '../../view/trouble/staleness.js';
import {selectContainerRow, type ContainerRow} from '../../view/list/container-row.js';
import {historyCapacity} from '../../store/fleet/history-slice.js';
import type {ScreenState} from '../../store/view/screen-slice.js';
import type {State} from '../../store/state.js';
import type {PaneView} from '../pane.js';
import {chartsLines} from './stats-charts.js';
import {factLines} from './stats-facts.js';
import {projectLines} from './stats-project.js';

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
	const name = selectCursor(state)?.name ?? (heading === undefined ? undefined : projectLabel(heading));
	const title = span(label === 'Stats' ? safe`Stats` : safe`Top`, 'title');
	return name === undefined ? [title] : [title, span(safe` · ${name}`, 'dim')];
}

/** `last 4 min`: how far the charts reach back, at a sample a second. */
function noteLine(state: State): Line {
	const cursor = selectCursor(state);
	const count = cursor && selectContainerRow(state, cursor.id)?.history?.count;
	return count ? [span(safe`last ${formatSpan(Math.min(count, historyCapacity) * 1000)}`, 'dim')] : [];
}

function statsLines(state: State, width: number, height: number): readonly Line[] {
	const cursor = selectCursor(state);
	const row = cursor && selectContainerRow(state, cursor.id);
	if (!row) {
		const project = selectCursorHeading(state);
		return project === undefined ? [] : projectLines(state, project, width, height);
	}

	const lines = keptLines(row, state.view.screen, width, height);
	return isStale(state.fleet) ? lines.map(line => toned(line, 'dim')) : lines;
}

const keptLines = keepLastPer((row: ContainerRow, screen: ScreenState, width: number, height: number) =>
	linesOf(row, screen, width, height).map(line => fitLine(line, width)),
);

/** A pane this high has room for what never moves, too. */
const tall = 22;

function linesOf(row: ContainerRow, screen: ScreenState, width: number, height: number): readonly Line[] {
	const why = whyLines(row);
	if (!row.history) {
		return [
			...why.flatMap(line => wrapLine(line, width)),
			[span(nothingYet(row), 'dim')],
			...(height >= tall ? [[], ...factLines(row)] : []),
		];
	}

	const facts = height >= tall ? [[], ...factLines(row)] : [];
	return [
		...why,
		...chartsLines({row, history: row.history, screen, width, height: height - why.length - facts.length}),
		...facts,
	];
}

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
