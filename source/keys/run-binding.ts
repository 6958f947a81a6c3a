import type {Binding} from './binding.js';
import type {CommandContext} from './command.js';
import type {Outcome} from './effect.js';
import {allCommands} from './groups/all-commands.js';
import {askUserCommand} from './groups/ask-user-command.js';
import {refusalOf} from './refusal.js';
import {warning} from './warning.js';

/** What a key, or a line of the palette, leads to. */
export function runBinding(binding: Binding, context: CommandContext): Outcome {
	const refusal = refusalOf(binding, context.state);
	if (refusal !== undefined) {
		return [warning(refusal, context.state)];
	}

	return binding.runs
		? askUserCommand(binding.runs, context.state)
		: (allCommands[binding.command]?.(context) ?? []);
}
