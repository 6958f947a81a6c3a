import {actions, actionById} from '../../actions/table.js';
import type {Action} from '../../actions/action.js';
import {safeText, t} from '../../lib/safe-text.js';
import type {SafeText} from '../../lib/safe-text.js';
import {selectCursor} from '../../selectors/cursor.js';
import {selectOrder} from '../../selectors/order.js';
import {selectTargets} from '../../selectors/targets.js';
import type {ActionOptions, Target} from '../../store/overlay.js';
import type {State} from '../../store/state.js';
import type {Command} from '../command.js';
import type {Outcome} from '../effect.js';

/** One command per action, and those that choose between two by the state of the target. */
export const actionCommands: Readonly<Record<string, Command>> = {
	...Object.fromEntries(
		actions.map(action => [action.id, (({state}) => ask(action, state)) satisfies Command]),
	),
	pause: ({state}) => {
		const isPaused = selectTargets(state).every(target => target.state === 'paused');
		const action = actionById(isPaused ? 'unpause' : 'pause');
		return action ? ask(action, state) : [];
	},
	// While there is no engine, the key that restarts containers retries the engine.
	restart: ({state}) => {
		const action = actionById('restart');
		const isReachable = state.fleet.connection.status === 'up' || state.fleet.connection.status === 'silent';
		return !isReachable || !action ? [{type: 'connection/nudged'}] : ask(action, state);
	},
	remove: ({state}) => {
		const action = actionById('remove');
		const isNowhere = state.fleet.connection.status === 'down' && !state.fleet.containers.isKnown;
		return isNowhere || !action ? [{type: 'effect/openDemo'}] : ask(action, state);
	},
	copy: ({state}) => {
		const cursor = selectCursor(state);
		return cursor
			? [
					{
						type: 'overlay/opened',
						overlay: {
							kind: 'choose',
							title: t`Copy of ${cursor.name}`,
							choices: copyable(cursor),
							cursor: 0,
							purpose: 'copy',
							targets: [],
							order: selectOrder(state),
						},
					},
				]
			: [];
	},
};

/** What a press of an action's key leads to: a choice, a question, or the deed. Targets are frozen here. */
export function ask(action: Action, state: State): Outcome {
	const targets = selectTargets(state);
	if (targets.length === 0) {
		return [];
	}

	if (state.view.screen.isReadOnly) {
		return [refusal(t`read-only: nothing is changed`, state)];
	}

	if (action.choices) {
		const choices = action.choices.values.map(({value, hint}) => ({
			value,
			label: safeText(value),
			hint: safeText(hint),
		}));
		const title = safeText(action.choices.title);
		const purpose = `choice:${action.id}`;
		return [
			{
				type: 'overlay/opened',
				overlay: {kind: 'choose', title, choices, cursor: 0, purpose, targets, order: selectOrder(state)},
			},
		];
	}

	return confirmOrDo(action, targets, {}, state);
}

/** Asks in one line where the action's danger wants it. */
export function confirmOrDo(
	action: Action,
	targets: readonly Target[],
	options: ActionOptions,
	state: State,
): Outcome {
	if (action.danger === 'none') {
		return [{type: 'effect/perform', actionId: action.id, targets, options}];
	}

	return [
		{
			type: 'overlay/opened',
			overlay: {kind: 'confirm', actionId: action.id, targets, options, order: selectOrder(state)},
		},
	];
}

export function refusal(text: SafeText, state: State): Outcome[number] {
	return {type: 'notes/added', note: {atMs: state.fleet.nowMs, tone: 'warn', text}};
}

function copyable(container: NonNullable<ReturnType<typeof selectCursor>>) {
	const ports = container.ports
		.filter(port => port.publicPort !== undefined)
		.map(port => String(port.publicPort));
	return [
		{value: container.id, label: t`id`},
		{value: container.name, label: t`name`},
		{value: container.image, label: t`image`},
		...ports.map(port => ({value: port, label: t`port`})),
		{value: container.command, label: t`command`},
	].map(choice => ({...choice, hint: safeText(choice.value)}));
}
