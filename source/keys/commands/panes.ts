import {plainTable} from '../../store/tables.js';
import type {Command, CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import {tablePaneOf} from './list.js';

/** Commands that move between panes and out of what narrows the view. */
export const paneCommands = {
	nextPane: context => step(context, 1),
	previousPane: context => step(context, -1),
	choosePane: context => {
		const {panes, key} = context;
		const pane = panes[Number(key) - 1];
		return pane
			? [{type: 'focus/moved', pane: pane.id, isZoomed: pane.isInSplit ? zoomKept(context) : true}]
			: [];
	},
	enginePane: () => [{type: 'focus/moved', pane: 'engine', isZoomed: true}],
	zoom: ({state}) => [{type: 'focus/zoomed', isZoomed: !state.view.focus.isZoomed}],
	back,
	logs: () => [{type: 'focus/moved', pane: 'logs'}],
	help: () => [{type: 'overlay/opened', overlay: {kind: 'help', scroll: 0}}],
	messages: () => [{type: 'overlay/opened', overlay: {kind: 'messages', scroll: 0}}],
	palette: () => [
		{type: 'overlay/opened', overlay: {kind: 'palette', draft: {text: '', caret: 0}, cursor: 0}},
	],
	quit: () => [{type: 'effect/quit'}],
	redraw: () => [{type: 'effect/redraw'}],
	suspend: () => [{type: 'effect/suspend'}],
} as const satisfies Record<string, Command>;

function step(context: CommandContext, by: number): Outcome {
	const inReach = context.panes.filter(pane => pane.isInSplit);
	const index = inReach.findIndex(pane => pane.id === context.state.view.focus.pane);
	const pane = inReach.at(index < 0 ? Math.min(by, 0) : (index + by) % inReach.length);
	return pane ? [{type: 'focus/moved', pane: pane.id, isZoomed: zoomKept(context)}] : [];
}

/** A table pane has the whole screen by its nature: who comes from there didn't zoom. */
function zoomKept(context: CommandContext): false | undefined {
	return tablePaneOf(context) === undefined ? undefined : false;
}

function back(context: CommandContext): Outcome {
	const {view} = context.state;
	const table = tablePaneOf(context);
	if (table !== undefined) {
		return backInTable(context, table);
	}

	if (view.focus.isZoomed) {
		return [{type: 'focus/zoomed', isZoomed: false}];
	}

	if (view.focus.pane !== 'containers') {
		return [{type: 'focus/moved', pane: 'containers'}];
	}

	if (view.list.filter !== '') {
		return [{type: 'list/filtered', filter: ''}];
	}

	return view.list.marks.size > 0 ? [{type: 'list/marksCleared'}] : [];
}

/** A table pane has the whole screen: once its filter and its marks are gone, back to the split. */
function backInTable({state}: CommandContext, pane: string): Outcome {
	const {filter, marks} = state.view.tables.byPane.get(pane) ?? plainTable;
	if (filter !== '') {
		return [{type: 'tables/filtered', pane, filter: ''}];
	}

	return marks.size > 0
		? [{type: 'tables/marksCleared', pane}]
		: [{type: 'focus/moved', pane: 'containers', isZoomed: false}];
}
