import type {CommandContext} from './command.js';
import {commands} from './commands/command-table.js';
import type {Outcome} from './effect.js';

export function runCommand(command: string, context: CommandContext): Outcome {
	return commands[command]?.(context) ?? [];
}
