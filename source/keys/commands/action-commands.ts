import {actions, actionById} from '../../actions/action-table.js';
import type {Action} from '../../actions/action.js';
import {isPruneKind} from '../../actions/prune.js';
import type {Container, ContainerId, Details} from '../../engine/types.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {selectCursor} from '../../view/list/container-cursor.js';
import {placeOf, selectPageAsked} from '../../view/layout/layout.js';
import {isLastPage} from '../../view/layout/column-page.js';
import {everywhere, mappingText, portBindings, type PortRange} from '../../view/list/ports.js';
import {containerList} from '../../view/list/container-list.js';
import {cursorTargetOf, isHeading, pageOf, targetsOf} from '../../view/list/list-cursor.js';
import type {List} from '../../view/list/list-model.js';
import {focusedList} from '../../view/list/lists.js';
import {listView} from '../../store/view/lists-slice.js';
import {wavesOf} from '../../view/trouble/dependency-order.js';
import type {ActionOptions, Choice, Overlay, Target} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import type {Command, CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import {warning} from '../warning.js';
import {frozenOrder} from './list-commands.js';

/** One command per action, and those that choose between two by the state of the target. */
export const actionCommands: Readonly<Record<string, Command>> = {
	...Object.fromEntries(
		actions.map((action: Action) => [action.id, (context => ask(action, context)) satisfies Command]),
	),
	pause: context => {
		const isPaused = targetsOf(context.state, containerList).every(target => target.state === 'paused');
		const action = actionById(isPaused ? 'unpause' : 'pause');
		return action ? ask(action, context) : [];
	},
	retry,
	// While there is no engine, the key that restarts containers retries the engine.
	restart: context => {
		const action = actionById('restart');
		return action && isReachable(context) ? ask(action, context) : retry(context);
	},
	remove: context => {
		const action = actionById('remove');
		const {connection, containers} = context.state.fleet;
		const isNowhere = connection.status === 'down' && !containers.isKnown;
		return isNowhere || !action ? [{type: 'effect/openDemo'}] : ask(action, context);
	},
	prune: askPrune,
	copy: ({state}) => {
		const cursor = selectCursor(state);
		return cursor
			? [
					{
						type: 'overlay/opened',
						overlay: {
							kind: 'choose',
							title: safe`Copy of ${cursor.name}`,
							choices: copyable(cursor),
							cursor: 0,
							purpose: 'copy',
							targets: [],
							order: frozenOrder(state),
						},
					},
				]
			: [];
	},
};

function isReachable({state}: CommandContext): boolean {
	const {status} = state.fleet.connection;
	return status === 'up' || status === 'silent';
}

function retry(context: CommandContext): Outcome {
	return isReachable(context) ? [] : [{type: 'connection/nudged'}];
}

/** Of the kinds under the cursor or marked in the disk pane, or of the pane's own kind. */
function askPrune(context: CommandContext): Outcome {
	if (context.state.view.screen.isReadOnly) {
		return [warning(safe`read-only: nothing is changed`, context.state)];
	}

	const list = focusedList(context.state);
	const chosen = list.kind === 'disk' ? targetsOf(context.state, list).map(({id}) => id) : [list.id];
	const kinds = chosen.filter(kind => isPruneKind(kind));
	return kinds.length === 0 ? [] : [{type: 'effect/askPrune', kinds}];
}

/** What a press of an action's key leads to: a choice, a text, a question, or the action itself. Targets are frozen here. */
export function ask(action: Action, context: CommandContext): Outcome {
	const {state} = context;
	const {byId} = context.state.fleet.containers;
	const targets = wavesOf(targetsFor(action, context), byId, action.order).flat();
	if (targets.length === 0) {
		return hasMarks(action, context)
			? [warning(safe`what was marked is gone: esc clears the marks`, state)]
			: [];
	}

	if (state.view.screen.isReadOnly) {
		return [warning(safe`read-only: nothing is changed`, state)];
	}

	if (action.choices) {
		return [{type: 'overlay/opened', overlay: choiceOf(action, targets, state)}];
	}

	return action.input
		? [{type: 'overlay/opened', overlay: inputOf(action, targets, state)}]
		: confirmOrDo(action, targets, {}, state);
}

function targetsFor(action: Action, {state}: CommandContext): readonly Target[] {
	if (action.kind === 'engine') {
		return [{kind: 'engine', id: 'engine', name: state.fleet.connection.label}];
	}

	const list = listFor(action, state);
	if (list.kind !== action.kind) {
		return [];
	}

	return action.isForOne ? cursorTargetOf(state, list) : targetsOf(state, list);
}

/** The list whose rows an action is about: the containers can be acted on from every pane. */
function listFor({kind}: Action, state: State): List {
	return kind === 'container' ? containerList : focusedList(state);
}

function hasMarks(action: Action, {state}: CommandContext): boolean {
	return listView(state, listFor(action, state).id).marks.size > 0;
}

function choiceOf({id, choices}: Action, targets: readonly Target[], state: State): Overlay {
	const values = choices?.values ?? [];
	const details = detailsOfOne(targets, state);
	const current = details && choices?.current?.(details);
	return {
		kind: 'choose',
		title: safeText(choices?.title ?? ''),
		choices: values.map(({value, hint}) => ({
			value,
			label: safeText(value),
			hint: safeText(hint),
		})),
		cursor: Math.max(
			0,
			values.findIndex(({value}) => value === current),
		),
		purpose: `choice:${id}`,
		targets,
		order: frozenOrder(state),
	};
}

/** Several have no present value. */
function detailsOfOne(targets: readonly Target[], {fleet}: State): Details | undefined {
	const [target] = targets;
	return targets.length === 1 ? fleet.containers.details.get(target?.id as ContainerId) : undefined;
}

function inputOf({id, input}: Action, targets: readonly Target[], state: State): Overlay {
	const [target] = targets;
	const text = (target && input?.initial?.(target, detailsOfOne(targets, state))) ?? '';
	return {
		kind: 'prompt',
		label: safeText(input?.label ?? ''),
		draft: {text, caret: text.length},
		purpose: `input:${id}`,
		isLive: false,
		before: text,
		targets,
	};
}

/** Asks in one line where the action's danger wants it, or where not all that it is about is in sight. */
export function confirmOrDo(
	action: Action,
	targets: readonly Target[],
	options: ActionOptions,
	state: State,
): Outcome {
	const wasShown = (action.choices ?? action.input) ? isListedWhole(state) : isOnScreen(targets, state);
	if (action.danger === 'none' && wasShown) {
		return [{type: 'effect/perform', actionId: action.id, targets, options}];
	}

	return [
		{
			type: 'overlay/opened',
			overlay: {kind: 'confirm', actionId: action.id, targets, options, order: frozenOrder(state)},
		},
	];
}

/** A choice or a prompt lists its targets as far as there is room. */
function isListedWhole(state: State): boolean {
	const page = selectPageAsked(state);
	return page === undefined || (page.top === 0 && isLastPage(page));
}

/** Marked containers may be hidden by the filter or scrolled away, and those of a project folded. */
function isOnScreen(targets: readonly Target[], state: State): boolean {
	const page = placeOf(state, containerList.id) ? pageOf(state, containerList) : [];
	const shown = new Set([...page.filter(entry => !isHeading(entry)), selectCursor(state)?.id]);
	return targets.every(({kind, id}) => kind !== 'container' || shown.has(id));
}

type Copyable = {readonly value: string; readonly label: SafeText; readonly hint?: SafeText};

function copyable({id, name, image, command, ports}: Container): readonly Choice[] {
	const all: readonly Copyable[] = [
		{value: id, label: safe`id`},
		{value: name, label: safe`name`},
		{value: image, label: safe`image`},
		...portBindings(ports).flatMap(port => copyablePort(port)),
		{value: command, label: safe`command`},
	];
	return all.map(({value, label, hint}) => ({value, label, hint: hint ?? safeText(value)}));
}

/** What is copied names the address only where it is bound to one; what is shown tells ports apart by all they have. */
function copyablePort(port: PortRange): readonly Copyable[] {
	const {address, publicPort} = port;
	return publicPort === undefined
		? []
		: [
				{
					value:
						address === undefined || address === everywhere ? `${publicPort}` : `${address}:${publicPort}`,
					label: safe`port`,
					hint: safe`${address ?? everywhere}:${mappingText(port)}`,
				},
			];
}
