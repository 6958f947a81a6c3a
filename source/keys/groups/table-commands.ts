import {isPruneKind} from '../../actions/prune.js';
import {emptyRun, formOf} from '../../engine/run/run-form.js';
import {safe} from '../../text/safe-text.js';
import {containerOf} from '../../view/list/event-container.js';
import {containerList} from '../../view/list/container-list.js';
import {eventId} from '../../engine/event-id.js';
import {cursorEntryOf, cursorTargetOf, targetsOf} from '../../view/list/list-cursor.js';
import {focusedList} from '../../view/list/lists.js';
import {hasSeveral} from '../../store/fleet/owner.js';
import type {State} from '../../store/state.js';
import type {CommandsOf} from '../binding.js';
import type {Outcome} from '../effect.js';
import {engineHere} from '../engine-target.js';
import {openPrompt} from '../open-question.js';
import {warning} from '../warning.js';
import {containerCommands} from './container-commands.js';
import {goToContainer, pointAtEntry} from './point-at.js';
import {retry} from './pane-commands.js';
import {openForm} from './open-form.js';
import type {tableBindings} from './table-bindings.js';

/** All of it, also where it holds blanks. */
function engineFilter({fleet}: State): string {
	const {label} = fleet.connection;
	return hasSeveral(fleet) ? `engine:/^${inRegex(label)}$/` : '';
}

function inRegex(text: string): string {
	return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s`);
}

/** The tasks of the service or node under the cursor. */
function tasksOf(field: 'service' | 'node', state: State): Outcome {
	const [target] = cursorTargetOf(state, focusedList(state));
	return target
		? [
				{type: 'lists/filtered', list: 'tasks', filter: `${field}:/^${inRegex(target.name)}$/`},
				{type: 'focus/moved', pane: 'tasks', isZoomed: true},
			]
		: [];
}

/** What only single tables do. */
export const tableCommands = {
	inspect: containerCommands.inspect,
	searchRegistry: () => [openPrompt(safe`search the registry for`, {kind: 'searchRegistry'})],
	runImage: ({state}) => {
		const [target] = cursorTargetOf(state, focusedList(state));
		return target ? openForm(formOf({...emptyRun, image: target.tag ?? target.id}), state) : [];
	},
	goToContainer: ({state}) => {
		const id = cursorEntryOf(state, focusedList(state));
		const event = state.fleet.events.recent.find(one => eventId(one) === id);
		const container = event && containerOf(event);
		const pointed = container === undefined ? [] : pointAtEntry(state, containerList, container);
		return pointed.length === 0
			? [warning(safe`its container is not in the list: it is gone, or filtered out`, state)]
			: [{type: 'focus/moved', pane: 'containers', isZoomed: false}, ...pointed];
	},
	retryEngine: ({state}) => retry(state.fleet.connection),
	toggleEngine: ({state}) => {
		const {status, label} = state.fleet.connection;
		return [{type: status === 'closed' ? 'effect/connect' : 'effect/disconnect', engine: label}];
	},
	engineFacts: ({state}) => [
		{type: 'lists/filtered', list: 'engine', filter: engineFilter(state)},
		{type: 'focus/moved', pane: 'engine', isZoomed: true},
	],
	engineContainers: ({state}) => [
		{type: 'lists/filtered', list: containerList.id, filter: engineFilter(state)},
		{type: 'focus/moved', pane: containerList.id, isZoomed: false},
	],
	serviceTasks: ({state}) => tasksOf('service', state),
	nodeTasks: ({state}) => tasksOf('node', state),
	swarmNodes: () => [{type: 'focus/moved', pane: 'nodes', isZoomed: true}],
	taskContainer: ({state}) => {
		const [task] = cursorTargetOf(state, focusedList(state));
		const container = [...state.fleet.containers.byId.values()].find(
			one => one.task !== undefined && one.name.endsWith(`.${task?.id}`),
		);
		return container
			? [{type: 'focus/moved', pane: 'containers', isZoomed: false}, ...goToContainer(state, container.id)]
			: [warning(safe`its container is gone, or on a node whose engine is not open here`, state)];
	},
	noise: ({state}) => [{type: 'lists/noiseToggled', list: focusedList(state).id}],
	/** Of the kinds under the cursor or marked in the disk pane, or of the pane's own kind. */
	prune: ({state}) => {
		const list = focusedList(state);
		const chosen = list.kind === 'disk' ? targetsOf(state, list).map(({id}) => id) : [list.id];
		const kinds = chosen.filter(kind => isPruneKind(kind));
		return kinds.length === 0 ? [] : [{type: 'effect/askPrune', kinds, ...engineHere(state)}];
	},
} as const satisfies CommandsOf<typeof tableBindings>;
