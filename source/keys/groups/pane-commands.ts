import {focusedPane, splitPanes} from '../../view/layout/detail-panes.js';
import {focusedList} from '../../view/list/lists.js';
import {safe} from '../../text/safe-text.js';
import {hasPane, isTable} from '../../view/tables/table-names.js';
import {listView} from '../../store/view/lists-slice.js';
import {hasSeveral} from '../../store/fleet/owner.js';
import type {State} from '../../store/state.js';
import type {CommandsOf} from '../binding.js';
import type {ConnectionState} from '../../store/fleet/connection-slice.js';
import type {CommandContext, PaneEntry} from '../command.js';
import type {Outcome} from '../effect.js';
import {open} from '../open-question.js';
import {warning} from '../warning.js';
import {askTheme} from './ask-theme.js';
import type {paneBindings} from './pane-bindings.js';

/** Commands that move between panes and out of what narrows the view. */
export const paneCommands = {
	nextPane: context => step(context, 1),
	previousPane: context => step(context, -1),
	choosePane: context => {
		const {panes, key} = context;
		const pane = panes[Number(key) - 1];
		return pane ? goToPane(pane, context) : [];
	},
	enginePane: ({state}) => [
		{type: 'focus/moved', pane: hasSeveral(state.fleet) ? 'engines' : 'engine', isZoomed: true},
	],
	servicesPane: ({state}) =>
		hasPane(state, 'services')
			? [{type: 'focus/moved', pane: 'services', isZoomed: true}]
			: [warning(safe`this engine is not a manager of a swarm`, state)],
	zoom: ({state}) => [{type: 'focus/zoomed', isZoomed: !state.view.focus.isZoomed}],
	back,
	help: () => [open({kind: 'help', scroll: 0})],
	messages: () => [open({kind: 'messages', scroll: 0})],
	palette: () => [open({kind: 'palette', draft: {text: '', caret: 0}, cursor: 0})],
	theme: askTheme,
	retry: ({state}) => retry(state.fleet.connection),
	openDemo: () => [{type: 'effect/openDemo'}],
	quit: () => [{type: 'effect/quit'}],
	redraw: () => [{type: 'effect/redraw'}],
	suspend: () => [{type: 'effect/suspend'}],
} as const satisfies CommandsOf<typeof paneBindings>;

export function retry({problem, label}: ConnectionState): Outcome {
	return problem?.kind === 'locked'
		? [{type: 'effect/unlock', engine: label}]
		: [{type: 'connection/nudged', engine: label}];
}

export function goToPane({id, isInSplit}: PaneEntry, context: CommandContext): Outcome {
	if (isInSplit && !splitPanes(context.state).includes(id)) {
		// Why stands in place of stats and processes, or they in its place: then it has the whole screen.
		const isWhole = id === 'why';
		return [{type: 'focus/moved', pane: 'why', isZoomed: isWhole || zoomKept(context), isVisit: isWhole}];
	}

	return [{type: 'focus/moved', pane: id, isZoomed: isInSplit ? zoomKept(context) : true}];
}

function step(context: CommandContext, by: number): Outcome {
	const inReach = splitPanes(context.state).flatMap(id => context.panes.find(pane => pane.id === id) ?? []);
	const index = inReach.findIndex(pane => pane.id === focusedPane(context.state));
	const pane = inReach.at(index < 0 ? Math.min(by, 0) : (index + by) % inReach.length);
	return pane ? [{type: 'focus/moved', pane: pane.id, isZoomed: zoomKept(context)}] : [];
}

/** A table pane has the whole screen by its nature: who comes from there didn't zoom. */
function zoomKept(context: CommandContext): false | undefined {
	return isTable(context.state.view.focus.pane) ? false : undefined;
}

/** Out of the past; out of the zoom and to the list; there the filter goes, then the marks; a table has the whole screen until then. */
function back({state}: CommandContext): Outcome {
	const {view} = state;
	if (view.past.atMs !== view.past.nowMs) {
		return [{type: 'past/went', atMs: undefined, steps: 0}];
	}

	if (isTable(state.view.focus.pane)) {
		const cleared = clear(state);
		return cleared.length > 0 ? cleared : [{type: 'focus/moved', pane: 'containers', isZoomed: false}];
	}

	if (view.focus.isZoomed) {
		return [{type: 'focus/zoomed', isZoomed: false}];
	}

	return view.focus.pane === 'containers' ? clear(state) : [{type: 'focus/moved', pane: 'containers'}];
}

function clear(state: State): Outcome {
	const list = focusedList(state).id;
	const {filter, marks} = listView(state, list);
	if (filter !== '') {
		return [{type: 'lists/filtered', list, filter: ''}];
	}

	return marks.size > 0 ? [{type: 'lists/marksCleared', list}] : [];
}
