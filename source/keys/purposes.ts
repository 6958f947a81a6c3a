import {actionById} from '../actions/table.js';
import {safeText} from '../lib/safe-text.js';
import type {Overlay, Target} from '../store/overlay.js';
import type {CommandContext} from './command.js';
import {confirmOrDo} from './commands/actions.js';
import type {Outcome} from './effect.js';

/** What becomes of the text typed at a prompt, or of the value chosen. Named by the overlay's `purpose`. */
export type Purpose = (context: CommandContext, value: string, targets: readonly Target[]) => Outcome;

export const purposes: Readonly<Record<string, Purpose>> = {
	filter: (_context, value) => [{type: 'list/filtered', filter: value}],
	copy: (_context, value) => [{type: 'effect/copy', text: value, what: safeText(value, 40)}],
};

/** `choice:kill` belongs to the action of that name. */
export function accept(
	context: CommandContext,
	overlay: Extract<Overlay, {purpose: string}>,
	value: string,
): Outcome {
	const [word, actionId] = overlay.purpose.split(':');
	const action = word === 'choice' && actionId !== undefined ? actionById(actionId) : undefined;
	if (action?.choices) {
		return confirmOrDo(action, overlay.targets, {[action.choices.option]: value}, context.state);
	}

	return purposes[overlay.purpose]?.(context, value, overlay.targets) ?? [];
}
