import {actionById} from '../../actions/action-table.js';
import {safeText} from '../../text/safe-text.js';
import type {Overlay, Target} from '../../store/view/overlay-slice.js';
import type {CommandContext} from '../command.js';
import {confirmOrDo} from '../commands/action-commands.js';
import {focusedList} from '../../view/list/lists.js';
import {queryInspected, searchInspected} from './inspect-keys.js';
import {openReport} from '../commands/report-commands.js';
import type {Outcome} from '../effect.js';
import {logPurposes} from './log-answers.js';

/** What becomes of the text typed at a prompt, or of the value chosen. Named by the overlay's `purpose`. */
export type Purpose = (context: CommandContext, value: string, targets: readonly Target[]) => Outcome;

export const purposes: Readonly<Record<string, Purpose>> = {
	...logPurposes,
	inspectSearch: searchInspected,
	inspectPath: queryInspected,
	searchRegistry: (_context, value) => [
		{type: 'lists/asked', list: 'registry', query: value.trim()},
		{type: 'focus/moved', pane: 'registry', isZoomed: true},
	],
	filter: ({state}, value) => [{type: 'lists/filtered', list: focusedList(state).id, filter: value}],
	enterCode: (_context, value) => [{type: 'effect/enterCode', text: value}],
	copy: (_context, value) => [{type: 'effect/copy', text: value, what: safeText(value, 40)}],
};

/** `choice:kill` and `input:rename` belong to the actions of those names. */
export function accept(
	context: CommandContext,
	overlay: Extract<Overlay, {purpose: string}>,
	value: string,
): Outcome {
	const [word, actionId] = overlay.purpose.split(':');
	const action = actionId === undefined ? undefined : actionById(actionId);
	if (word === 'choice' && action?.choices) {
		return confirmOrDo(action, overlay.targets, {[action.choices.option]: value}, context.state);
	}

	if (word === 'input' && action?.input) {
		const problem = action.input.problem?.(value);
		return problem === undefined
			? confirmOrDo(action, overlay.targets, {[action.input.option]: value}, context.state)
			: [{type: 'overlay/opened', overlay: {...overlay, kind: 'prompt', problem} as Overlay}];
	}

	const [target] = overlay.targets;
	if (word === 'report' && actionId !== undefined && target && value.trim() !== '') {
		return openReport(actionId, target, value);
	}

	return purposes[overlay.purpose]?.(context, value, overlay.targets) ?? [];
}
