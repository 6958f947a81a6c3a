import type {Command} from '../command.js';
import {logCommands} from '../log-commands.js';
import {actionCommands} from './actions.js';
import {converseCommands} from './converse.js';
import {inspectCommands} from './inspect.js';
import {listCommands} from './list.js';
import {paneCommands} from './panes.js';
import {newContainerCommands} from './new-container.js';
import {reportCommands} from './reports.js';
import {tableCommands} from './tables.js';

/** Every command a key, or the palette, can run. */
export const commands: Readonly<Record<string, Command>> = {
	...paneCommands,
	...listCommands,
	...actionCommands,
	...logCommands,
	...tableCommands,
	...reportCommands,
	...converseCommands,
	...inspectCommands,
	...newContainerCommands,
};
