import type {State} from '../../store/state.js';
import type {Command, CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';

/** Commands that move between panes and out of what narrows the view. */
export const paneCommands = {
	nextPane: context => step(context, 1),
	previousPane: context => step(context, -1),
	choosePane: ({panes, key}) => {
		const pane = panes[Number(key) - 1];
		return pane ? [{type: 'focus/moved', pane: pane.id, isZoomed: pane.isInSplit ? undefined : true}] : [];
	},
	zoom: ({state}) => [{type: 'focus/zoomed', isZoomed: !state.view.focus.isZoomed}],
	back: ({state}) => back(state),
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

function step({state, panes}: CommandContext, by: number): Outcome {
	const inReach = panes.filter(pane => pane.isInSplit);
	const index = inReach.findIndex(pane => pane.id === state.view.focus.pane);
	const pane = inReach.at((index + by) % inReach.length);
	return pane ? [{type: 'focus/moved', pane: pane.id}] : [];
}

function back({view}: State): Outcome {
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
