import {actions} from '../../actions/action-table.js';
import type {Action} from '../../actions/action.js';
import type {ContainerId, Details} from '../../engine/types.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {seenFrom} from '../../store/seen-from.js';
import {selectCursor} from '../../view/list/container-cursor.js';
import {placeOf, selectPageAsked} from '../../view/layout/layout.js';
import {isLastPage} from '../../view/layout/column-page.js';
import {aimedTargets} from '../../view/list/aimed-targets.js';
import {containerList} from '../../view/list/container-list.js';
import {cursorEntryOf, cursorTargetOf, isHeading} from '../../view/list/list-cursor.js';
import {pageOf} from '../../view/list/list-page.js';
import type {List} from '../../view/list/list-model.js';
import {focusedList} from '../../view/list/lists.js';
import {listView} from '../../store/view/lists-slice.js';
import {wavesOf} from '../../view/trouble/dependency-order.js';
import type {ActionOptions, Choice, Target} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import {engineTarget} from '../engine-target.js';
import type {Command} from '../command.js';
import type {Outcome} from '../effect.js';
import {ofNoProject, onHeading} from '../on-heading.js';
import {frozenOrder, open, openChoices, openPrompt} from '../open-question.js';
import {warning} from '../warning.js';

/** A command for each action. */
export const actionCommands: Readonly<Record<string, Command>> = Object.fromEntries(
	actions.map((action: Action): [string, Command] => [action.id, ({state}) => ask(action, state)]),
);

/** What a press of an action's key leads to: a choice, a text, a question, or the action itself. Targets are frozen here. */
export function ask(pressed: Action, state: State, chosen = targetsFor(pressed, state)): Outcome {
	const action = pressed.instead?.(chosen) ?? pressed;
	const targets = wavesOf(chosen, state.fleet.containers.byId, action.order).flat();
	if (targets.length === 0) {
		return !action.isForOne && hasMarks(action, state)
			? [warning(safe`what was marked is gone: esc clears the marks`, state)]
			: onHeading(state, listFor(action, state), action.isForOne ? undefined : ofNoProject);
	}

	const lacking = targets.map(target => lackOf(action, target, state));
	if (lacking[0] !== undefined && lacking.every(lack => lack !== undefined)) {
		return [warning(lacking[0], state)];
	}

	if (action.choices) {
		return askChoice(action, action.choices, targets, state);
	}

	return action.input
		? [askInput(action, action.input, targets, state)]
		: confirmOrDo(action, targets, {}, state);
}

/** Why the engine of that target can't do it, known before it is asked. */
function lackOf({needs}: Action, {engine}: Target, state: State): SafeText | undefined {
	return needs && seenFrom(state, engine).fleet.connection.host?.lacks?.[needs];
}

/** What an action would be about now. */
export function targetsFor(action: Action, state: State): readonly Target[] {
	if (action.kind === 'engine') {
		return [engineTarget(state)];
	}

	const list = listFor(action, state);
	if (list.kind !== action.kind) {
		return [];
	}

	return action.isForOne ? cursorTargetOf(state, list) : aimedTargets(state, list);
}

/** The list whose rows an action is about: the containers can be acted on from every pane. */
function listFor({kind}: Action, state: State): List {
	return kind === 'container' ? containerList : focusedList(state);
}

function hasMarks(action: Action, state: State): boolean {
	return listView(state, listFor(action, state).id).marks.size > 0;
}

function askChoice(
	{id, input}: Action,
	{title, values, current}: NonNullable<Action['choices']>,
	targets: readonly Target[],
	state: State,
): Outcome {
	const details = detailsOfOne(targets, state);
	const now = details && current?.(details);
	const cursor = Math.max(
		0,
		values.findIndex(({value}) => value === now),
	);
	const choices = values.map(({value, hint}): Choice => ({
		label: safeText(value),
		hint: safeText(hint),
		answer: {kind: 'action', actionId: id, value},
	}));
	const other: Choice = {label: safe`another …`, answer: {kind: 'actionText', actionId: id}};
	return openChoices(state, safeText(title), input ? [...choices, other] : choices, {cursor, targets});
}

/** Several have no present value. */
function detailsOfOne(targets: readonly Target[], {fleet}: State): Details | undefined {
	const [target] = targets;
	return targets.length === 1 ? fleet.containers.details.get(target?.id as ContainerId) : undefined;
}

export function askInput(
	{id}: Action,
	{label, initial, now}: NonNullable<Action['input']>,
	targets: readonly Target[],
	state: State,
): Outcome[number] {
	const [target] = targets;
	const details = detailsOfOne(targets, state);
	const text = target && initial?.(target, details);
	const present = details && now ? safe`, now ${now(details)}` : safe``;
	return openPrompt(safe`${safeText(label)}${present}`, {kind: 'action', actionId: id}, {text, targets});
}

/** Asks in one line where the action's danger wants it, or where not all that it is about is in sight. */
export function confirmOrDo(
	action: Action,
	targets: readonly Target[],
	options: ActionOptions,
	state: State,
): Outcome {
	const wasShown = (action.choices ?? action.input) ? isListedWhole(state) : isOnScreen(targets, state);
	const isOfHeading =
		targets.length > 1 && isHeading(cursorEntryOf(state, containerList)) && !hasMarks(action, state);
	return action.danger === 'none' && wasShown && !isOfHeading
		? [{type: 'effect/perform', actionId: action.id, targets, options}]
		: [open({kind: 'confirm', actionId: action.id, targets, options, order: frozenOrder(state)})];
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
