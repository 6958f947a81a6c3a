import {t, type SafeText} from '../../lib/safe-text.js';
import type {ContainerId} from '../../engine/types.js';
import {selectCursor, selectCursorHeading} from '../../selectors/cursor.js';
import {selectOrder} from '../../selectors/order.js';
import {topFor} from '../../selectors/page.js';
import {headingOf, membersOf, projectOfHeading} from '../../selectors/projects.js';
import {selectRows, type Rows} from '../../selectors/rows.js';
import {sortKeys} from '../../store/list.js';
import type {State} from '../../store/state.js';
import type {Command, CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import {refusal} from '../refusal.js';

/** Commands about the list in focus, the containers' or a table pane's: where the cursor is, what is shown. */
export const listCommands = {
	down: context => move(context, 1),
	up: context => move(context, -1),
	pageDown: context => move(context, rowsIn(context).pageRows),
	pageUp: context => move(context, -rowsIn(context).pageRows),
	first: context => pointAt(context, 0),
	last: context => pointAt(context, Number.POSITIVE_INFINITY),
	mark: context => {
		const rows = rowsIn(context);
		const id = rows.ids[rows.cursorIndex];
		const ids = id === undefined ? [] : withMembers(context, [id]);
		const isMarked = !ids.every(one => rows.marks.has(one));
		return id === undefined ? [] : [...mark(rows, ids, isMarked), ...move(context, 1)];
	},
	markShown: context => {
		const rows = rowsIn(context);
		const ids = withMembers(context, rows.ids);
		return mark(rows, ids, !ids.every(id => rows.marks.has(id)));
	},
	filter: context => {
		const {pane, filter} = rowsIn(context);
		return [
			{
				type: 'overlay/opened',
				overlay: {
					kind: 'prompt',
					label: t`filter`,
					draft: {text: filter, caret: filter.length},
					purpose: pane === undefined ? 'filter' : 'filterTable',
					isLive: true,
					before: filter,
					targets: [],
				},
			},
		];
	},
	runningOnly: () => [{type: 'list/runningOnlyToggled'}],
	sort: ({state}) => {
		const next = sortKeys[(sortKeys.indexOf(state.view.list.sort) + 1) % sortKeys.length];
		return [{type: 'list/sorted', sort: next ?? 'trouble'}];
	},
	reverse: () => [{type: 'list/reversed'}],
	group: () => [{type: 'list/grouped'}],
	fold: ({state}) => {
		const project = selectCursorHeading(state) ?? selectCursor(state)?.project;
		return project === undefined || !state.view.list.isGrouped ? [] : foldProject(state, project);
	},
	markProject: context => {
		const {state} = context;
		const project = selectCursorHeading(state) ?? selectCursor(state)?.project;
		const ids = project === undefined ? [] : membersOf(state, project).map(({id}) => id);
		return project === undefined
			? [refusal(t`it belongs to no compose project`, state)]
			: [{type: 'list/marked', ids, isMarked: !ids.every(id => state.view.list.marks.has(id))}];
	},
	columns: () => [{type: 'overlay/opened', overlay: {kind: 'columns', cursor: 0}}],
	cpuScale: () => [{type: 'screen/cpuScaleToggled'}],
} as const satisfies Record<string, Command>;

/** The cursor stays on the project: on its heading, once its containers are folded away. */
function foldProject(state: State, project: SafeText): Outcome {
	const id = headingOf(project);
	const index = selectOrder(state).indexOf(id);
	return [
		{type: 'list/folded', project},
		{type: 'list/pointed', id, index, top: topFor(state, index)},
	];
}

/** A heading stands for all containers of its project. */
function withMembers({state}: CommandContext, ids: readonly string[]): readonly string[] {
	return [
		...new Set(
			ids.flatMap(id => {
				const project = projectOfHeading(id);
				return project === undefined ? [id] : membersOf(state, project).map(member => member.id);
			}),
		),
	];
}

/** The table pane in focus, if it is one. */
export function tablePaneOf({state, panes}: CommandContext): string | undefined {
	const {pane} = state.view.focus;
	return panes.find(({id}) => id === pane)?.rows && pane;
}

function rowsIn(context: CommandContext): Rows {
	return selectRows(context.state, tablePaneOf(context));
}

function move(context: CommandContext, by: number): Outcome {
	return pointAt(context, rowsIn(context).cursorIndex + by);
}

function pointAt(context: CommandContext, wanted: number): Outcome {
	const {pane, ids} = rowsIn(context);
	const index = Math.max(0, Math.min(wanted, ids.length - 1));
	const id = ids[index];
	if (id === undefined) {
		return [];
	}

	return pane === undefined
		? [{type: 'list/pointed', id: id as ContainerId, index, top: topFor(context.state, index)}]
		: [{type: 'tables/pointed', pane, id, index}];
}

function mark({pane}: Rows, ids: readonly string[], isMarked: boolean): Outcome {
	return pane === undefined
		? [{type: 'list/marked', ids: ids as readonly ContainerId[], isMarked}]
		: [{type: 'tables/marked', pane, ids, isMarked}];
}
