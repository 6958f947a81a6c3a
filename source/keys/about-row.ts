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
export function isAboutRow(binding: Pick<Binding, 'command' | 'keys'>): boolean {
	const {kind} = actionOf(binding) ?? reportById(binding.command) ?? {};
	return kind === undefined ? aboutRow.has(binding.command) : kind !== 'engine';
}

/** The action that the key itself asks for: another of that name may be done in the end. */
export function actionOf({command, keys}: Pick<Binding, 'command' | 'keys'>): Action | undefined {
	const action = actionById(command);
	return action?.shortcut.keys.some(key => keys.includes(key)) ? action : undefined;
}
