import {safe, type SafeText} from '../../text/safe-text.js';
import {selectCursor} from '../../view/list/container-cursor.js';
import type {State} from '../../store/state.js';
import type {Command} from '../command.js';
import type {Outcome} from '../effect.js';
import {warning} from '../warning.js';

/** Commands that hand the terminal over. What can't be is said at once, as far as it is known. */
export const terminalCommands = {
	shell: ({state}) => openTerminal('shell', state),
	attach: ({state}) => openTerminal('attach', state),
} as const satisfies Record<string, Command>;

function openTerminal(mode: 'shell' | 'attach', state: State): Outcome {
	const container = selectCursor(state);
	if (!container) {
		return [];
	}

	const {id, name, state: containerState} = container;
	const problem = problemOf(mode, state);
	return problem
		? [warning(safe`${name}: ${problem}`, state)]
		: [{type: 'effect/openTerminal', mode, target: {kind: 'container', id, name, state: containerState}}];
}

function problemOf(mode: 'shell' | 'attach', state: State): SafeText | undefined {
	const container = selectCursor(state);
	if (state.view.screen.isReadOnly) {
		return safe`read-only: nothing is changed`;
	}

	if (container?.state === 'paused') {
		return safe`it is paused: p unpauses it`;
	}

	if (container?.state === 'restarting') {
		return safe`it is between two starts: s stops the loop`;
	}

	if (container?.state !== 'running') {
		return safe`it is not running: u starts it`;
	}

	const details = state.fleet.containers.details.get(container.id);
	return mode === 'attach' && details && !details.hasTty
		? safe`its main process has no terminal: l shows its logs, e opens a shell`
		: undefined;
}
