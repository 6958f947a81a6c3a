import {safe, safeText} from '../../text/safe-text.js';
import {containerList} from '../../view/list/container-list.js';
import {fillArgv} from '../../view/list/fill-argv.js';
import {cursorTargetOf} from '../../view/list/list-cursor.js';
import {focusedList} from '../../view/list/lists.js';
import type {Target} from '../../store/view/overlay-slice.js';
import type {UserCommand} from '../../store/view/settings.js';
import type {State} from '../../store/state.js';
import type {Outcome} from '../effect.js';
import {onHeading} from '../on-heading.js';
import {openChoices} from '../open-question.js';
import {warning} from '../warning.js';

/** Runs a program of the user's for the row under the cursor, after a question that shows all of it where that is wanted. */
export function askUserCommand(command: UserCommand, state: State): Outcome {
	const list = command.kind === 'container' ? containerList : focusedList(state);
	const [target] = cursorTargetOf(state, list);
	if (!target) {
		return onHeading(state, list);
	}

	const filled = fillArgv(command.argv, target, state);
	if ('problem' in filled) {
		return [warning(safe`${safeText(command.name)}: ${filled.problem}`, state)];
	}

	return command.isAsked
		? openChoices(
				state,
				safe`Run ${safeText(command.name)}`,
				[
					{
						label: safe`run`,
						hint: safeText(filled.argv.join(' '), 400),
						answer: {kind: 'userCommand', command},
					},
				],
				{targets: [target]},
			)
		: runUserCommand(command, target, state);
}

/** The program is about the row that was asked about, whatever has come in its place. */
export function runUserCommand(command: UserCommand, target: Target | undefined, state: State): Outcome {
	const filled = target ? fillArgv(command.argv, target, state) : {problem: safe`there is no row`};
	if (!target || 'problem' in filled) {
		return 'problem' in filled ? [warning(filled.problem, state)] : [];
	}

	const run = {type: 'effect/userCommand', command, target, argv: filled.argv} as const;
	return command.mode === 'output' ? [{type: 'overlay/opened', overlay: {kind: 'report'}}, run] : [run];
}
