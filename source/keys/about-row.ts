import type {Action} from '../actions/action.js';
import {actionById} from '../actions/action-table.js';
import {reportById} from '../actions/reports/report-table.js';
import type {Binding} from './binding.js';

const aboutRow: ReadonlySet<string> = new Set([
	'shell',
	'attach',
	'inspect',
	'runCopy',
	'logs',
	'copy',
	'runImage',
	'goToContainer',
	'why',
	'mark',
	'markProject',
	'fold',
	'unfold',
]);

/** Whether what a key does depends on the row under the cursor. */
export function isAboutRow(binding: Pick<Binding, 'command' | 'runs'>): boolean {
	if (binding.runs) {
		return true;
	}

	const {kind} = actionOf(binding) ?? reportById(binding.command) ?? {};
	return kind === undefined ? aboutRow.has(binding.command) : kind !== 'engine';
}

/** The action that a key asks for. One that has no keys of its own is asked for by way of another command. */
export function actionOf({command}: Pick<Binding, 'command'>): Action | undefined {
	const action = actionById(command);
	return action && action.shortcut.keys.length > 0 ? action : undefined;
}
