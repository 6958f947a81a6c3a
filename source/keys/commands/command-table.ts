import type {Command} from '../command.js';
import {logCommands} from './log-commands.js';
import {actionCommands} from './action-commands.js';
import {terminalCommands} from './shell-commands.js';
import {inspectCommands} from './inspect-commands.js';
import {listCommands} from './list-commands.js';
import {paneCommands} from './pane-commands.js';
import {newContainerCommands} from './form-commands.js';
import {reportCommands} from './report-commands.js';
import {tableCommands} from './table-commands.js';

/** Every command a key, or the palette, can run. */
export const commands: Readonly<Record<string, Command>> = {
	...paneCommands,
	...listCommands,
	...actionCommands,
	...logCommands,
	...tableCommands,
	...reportCommands,
	...terminalCommands,
	...inspectCommands,
	...newContainerCommands,
};
