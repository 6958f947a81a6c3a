import {t} from '../../lib/safe-text.js';
import type {ContainerId} from '../../engine/types.js';
import {topFor} from '../../selectors/page.js';
import {selectRows, type Rows} from '../../selectors/rows.js';
import {sortKeys} from '../../store/list.js';
import type {Command, CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';

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
		return id === undefined ? [] : [...mark(rows, [id], !rows.marks.has(id)), ...move(context, 1)];
	},
	markShown: context => {
		const rows = rowsIn(context);
		return mark(rows, rows.ids, !rows.ids.every(id => rows.marks.has(id)));
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
	columns: () => [{type: 'overlay/opened', overlay: {kind: 'columns', cursor: 0}}],
	cpuScale: () => [{type: 'screen/cpuScaleToggled'}],
} as const satisfies Record<string, Command>;

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
