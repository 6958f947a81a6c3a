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
export function isAboutRow({command}: Pick<Binding, 'command'>): boolean {
	const {kind} = actionById(command) ?? reportById(command) ?? {};
	return kind === undefined ? aboutRow.has(command) : kind !== 'engine';
}
