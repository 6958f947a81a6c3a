import {formatCount} from '../lib/format.js';
import {span, type Line} from '../lib/line.js';
import {safeText, t} from '../lib/safe-text.js';
import {selectColumns} from '../selectors/columns.js';
import {selectCursorIndex} from '../selectors/cursor.js';
import {isStale} from '../selectors/health.js';
import {selectOrder} from '../selectors/order.js';
import {selectTop} from '../selectors/page.js';
import {projectOfHeading} from '../selectors/projects.js';
import {rowLine, titlesLine, type RowLook} from '../selectors/row-line.js';
import {selectRow, type Row} from '../selectors/row.js';
import {selectFilterProblem} from '../selectors/shown.js';
import type {State} from '../store/state.js';
import {noEngineLines} from './banner.js';
import {headingLine} from './project-heading.js';
import type {PaneView} from './pane.js';

export const containersView: PaneView = {
	id: 'containers',
	label: 'Containers',
	isInSplit: true,
	title: titleLine,
	note: noteLine,
	lines: containersLines,
};

function titleLine({fleet, view}: State): Line {
	const {sort, isReversed, filter, isRunningOnly, isGrouped} = view.list;
	const marked = [...view.list.marks].filter(id => fleet.containers.byId.has(id)).length;
	return [
		span(t`Containers`, 'title'),
		span(t` · by ${safeText(sort)}`, 'dim'),
		...(isReversed ? [span(t`, reversed`, 'dim')] : []),
		...(isGrouped ? [span(t` · by project`, 'dim')] : []),
		...(isRunningOnly ? [span(t` · running only`, 'accent')] : []),
		...(filter === '' ? [] : [span(t` · filter ${safeText(filter, 80)}`, 'accent')]),
		...(marked > 0 ? [span(t` · ${marked} marked`, 'accent')] : []),
		...doubts(fleet),
	];
}

/** Why what is shown may be older than it looks. */
function doubts({containers, events}: State['fleet']): Line {
	return containers.isKnown && containers.problem
		? [span(t` · can't be listed any more: ${containers.problem.words}`, 'bad')]
		: events.problem === undefined
			? []
			: [span(t` · no events, so asked every 2 s`, 'warn')];
}

/** `1–9 of 51`. */
function noteLine(state: State, height: number): Line {
	const total = selectOrder(state).length;
	if (total === 0) {
		return [];
	}

	const top = selectTop(state);
	return [span(t`${top + 1}–${Math.min(total, top + height - 1)} of ${formatCount(total)}`, 'dim')];
}

function containersLines(state: State, width: number, height: number): readonly Line[] {
	if (!state.fleet.containers.isKnown) {
		return noEngineLines(state);
	}

	const columns = selectColumns(state);
	const titles = titlesLine(columns, width, state.view.list.sort);
	const order = selectOrder(state);
	if (order.length === 0) {
		return [titles, [], ...emptyLines(state)];
	}

	const top = selectTop(state);
	const cursor = selectCursorIndex(state);
	const look = {columns, width, screen: state.view.screen, isStale: isStale(state.fleet)};
	const rows = order.slice(top, top + height - 1).flatMap((id, index) => {
		const project = projectOfHeading(id);
		if (project !== undefined) {
			return [headingLine(state, project, {width, isCursor: top + index === cursor})];
		}

		const row = selectRow(state, id);
		return row
			? [keptLine(row, {...look, isCursor: top + index === cursor, isMarked: state.view.list.marks.has(id)})]
			: [];
	});
	return [titles, ...rows];
}

function emptyLines(state: State): readonly Line[] {
	const {fleet, view} = state;
	const problem = selectFilterProblem(state);
	if (fleet.containers.byId.size === 0) {
		return [
			[span(t`  This engine has no containers.`)],
			[span(t`  One that is started anywhere appears here by itself.`, 'dim')],
		];
	}

	const {filter, isRunningOnly} = view.list;
	const hidden = formatCount(fleet.containers.byId.size);
	return [
		[
			span(
				problem
					? t`  The filter ${safeText(filter, 80)} shows nothing: ${problem}`
					: filter === ''
						? t`  None of the ${hidden} containers is running.`
						: t`  None of the ${hidden} containers matches the filter ${safeText(filter, 80)}`,
			),
		],
		[
			span(filter === '' ? t`  a` : t`  esc`, 'key'),
			span(filter === '' ? t` shows all` : t` clears it`),
			...(filter !== '' && isRunningOnly
				? [span(t`   a`, 'key'), span(t` shows those not running too`)]
				: []),
		],
	];
}

type Kept = {readonly look: RowLook; readonly line: Line};

const kept = new WeakMap<Row, Kept>();

/** An unchanged row that looks the same keeps its line, and with it its painted text. */
function keptLine(row: Row, look: RowLook): Line {
	const before = kept.get(row);
	if (before && isSameLook(before.look, look)) {
		return before.line;
	}

	const line = rowLine(row, look);
	kept.set(row, {look, line});
	return line;
}

function isSameLook(a: RowLook, b: RowLook): boolean {
	return (
		a.columns === b.columns &&
		a.width === b.width &&
		a.screen === b.screen &&
		a.isCursor === b.isCursor &&
		a.isMarked === b.isMarked &&
		a.isStale === b.isStale
	);
}
