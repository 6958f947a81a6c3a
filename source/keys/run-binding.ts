import {safe} from '../text/safe-text.js';
import type {Binding} from './binding.js';
import type {CommandContext} from './command.js';
import type {Outcome} from './effect.js';
import {allCommands} from './groups/all-commands.js';
import {warning} from './warning.js';

/** What a key, or a line of the palette, leads to. */
export function runBinding({command, changes}: Binding, context: CommandContext): Outcome {
	return changes && context.state.view.screen.isReadOnly
		? [warning(safe`read-only: nothing is changed`, context.state)]
		: (allCommands[command]?.(context) ?? []);
}
