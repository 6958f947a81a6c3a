import {safe} from '../text/safe-text.js';
import type {Binding} from './binding.js';
import type {CommandContext} from './command.js';
import type {Outcome} from './effect.js';
import {allCommands} from './groups/all-commands.js';
import {warning} from './warning.js';

/** What a key, or a line of the palette, leads to. */
export function runBinding({command, changes}: Binding, context: CommandContext): Outcome {
	const {past, screen} = context.state.view;
	return changes && screen.isReadOnly
		? [
				warning(
					past.atMs === undefined
						? safe`read-only: nothing is changed`
						: past.isReplay
							? safe`this is a recording: nothing can be changed`
							: safe`this is the past: esc goes back to now`,
					context.state,
				),
			]
		: (allCommands[command]?.(context) ?? []);
}
