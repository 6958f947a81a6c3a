import {actionById} from '../../actions/action-table.js';
import {safe, safeText} from '../../text/safe-text.js';
import {keyOf, type Answer, type Target, type TextUse} from '../../store/view/overlay-slice.js';
import {focusedList} from '../../view/list/lists.js';
import type {State} from '../../store/state.js';
import type {CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import {bindingsOf} from '../groups/all-bindings.js';
import {askInput, confirmOrDo} from '../groups/ask-action.js';
import {sortBy} from '../groups/choose-order.js';
import {menuTargets} from '../groups/row-menu.js';
import {bindingsAt, wheresAt} from '../bindings-at.js';
import {runBinding} from '../run-binding.js';
import {warning} from '../warning.js';
import type {Of} from './overlay-steps.js';
import {runUserCommand} from '../groups/ask-user-command.js';
import {openReport} from '../groups/ask-report.js';
import {goToMoment, reportRange} from '../groups/past-commands.js';
import {askPath} from '../groups/log-prompts.js';
import {queryInspected, searchInspected} from './inspect-keys.js';
import {chooseStart, copyLines, saveTo, searchLogs, sinceClock} from './log-answers.js';

/** What becomes of the value chosen. */
export function acceptChoice(context: CommandContext, {targets}: Of<'choose'>, answer: Answer): Outcome {
	const {state} = context;
	switch (answer.kind) {
		case 'action':
		case 'actionText': {
			return acceptAction(answer, targets, state);
		}

		case 'order': {
			return sortBy(state, answer.list, answer.sort);
		}

		case 'command': {
			return runChosen(context, targets, answer.command);
		}

		case 'userCommand': {
			return runUserCommand(answer.command, targets[0], state);
		}

		case 'copyText': {
			return [{type: 'effect/copy', text: answer.text, what: safeText(answer.text, 40)}];
		}

		case 'logScope': {
			return [{type: 'logView/scoped', scope: answer.scope}];
		}

		case 'logRange': {
			return chooseStart(state, answer.from);
		}

		case 'logCopy': {
			return copyLines(state, answer.what);
		}

		case 'logSave': {
			return askPath(state, answer.what);
		}

		case 'theme': {
			return [{type: 'screen/themed', theme: answer.theme}];
		}
	}
}

/** A value of the list, or one that is typed next. */
function acceptAction(
	answer: Extract<Answer, {readonly actionId: string}>,
	targets: readonly Target[],
	state: State,
): Outcome {
	const action = actionById(answer.actionId);
	if (answer.kind === 'actionText') {
		return action?.input ? [askInput(action, action.input, targets, state)] : [];
	}

	return action?.choices ? confirmOrDo(action, targets, {[action.choices.option]: answer.value}, state) : [];
}

/** A menu is about what it was opened on, and about nothing that has come in its place. */
function runChosen(context: CommandContext, asked: readonly Target[], command: string): Outcome {
	const {state} = context;
	const binding = bindingsAt(wheresAt(state), bindingsOf(state)).find(one => one.command === command);
	const now = menuTargets(state);
	const isSame =
		now.length === asked.length && now.every((target, index) => keyOf(target) === keyOf(asked[index]!));
	if (!isSame) {
		return [warning(safe`what the menu was about is gone: nothing was done`, state)];
	}

	return binding ? runBinding(binding, {...context, key: binding.keys[0] ?? ''}) : [];
}

/** What becomes of the text typed: at enter, and where the prompt is live at each letter too. */
export function acceptText(context: CommandContext, prompt: Of<'prompt'>, text: string): Outcome {
	const {purpose} = prompt;
	if (purpose.kind === 'action') {
		return acceptInput(context.state, prompt, purpose.actionId, text);
	}

	if (purpose.kind === 'report') {
		const [target] = prompt.targets;
		return target && text.trim() !== '' ? openReport(purpose.reportId, target, text) : [];
	}

	return purpose.kind === 'logSave' ? saveTo(text, purpose.what) : textUses[purpose.kind](context, text);
}

const textUses: Readonly<Record<TextUse, (context: CommandContext, text: string) => Outcome>> = {
	filter: ({state}, text) => [{type: 'lists/filtered', list: focusedList(state).id, filter: text}],
	searchRegistry: (_context, text) => [
		{type: 'lists/asked', list: 'registry', query: text.trim()},
		{type: 'focus/moved', pane: 'registry', isZoomed: true},
	],
	screenCode: (_context, text) => [{type: 'effect/enterCode', text}],
	inspectSearch: searchInspected,
	inspectPath: queryInspected,
	logSearch: ({state, key}, text) => searchLogs(state, text, key),
	logFilter: (_context, text) => [{type: 'logView/filtered', filter: text}],
	logClock: ({state}, text) => sinceClock(state, text),
	pastMoment: goToMoment,
	incidentRange: reportRange,
};

/** What is wrong with it is said at the prompt, which stays. */
function acceptInput(
	state: CommandContext['state'],
	prompt: Of<'prompt'>,
	actionId: string,
	text: string,
): Outcome {
	const action = actionById(actionId);
	if (!action?.input) {
		return [];
	}

	const problem = action.input.problem?.(text);
	return problem === undefined
		? confirmOrDo(action, prompt.targets, {[action.input.option]: text}, state)
		: [{type: 'overlay/opened', overlay: {...prompt, problem}}];
}
