import type {Command} from '../command.js';
import {actionCommands} from './ask-action.js';
import {reportCommands} from './ask-report.js';
import {containerCommands} from './container-commands.js';
import {listCommands} from './list-commands.js';
import {logCommands} from './log-commands.js';
import {paneCommands} from './pane-commands.js';
import {pastCommands} from './past-commands.js';
import {tableCommands} from './table-commands.js';
import {whyCommands} from './why-commands.js';

/** What each key, or the palette, can run. */
export const allCommands: Readonly<Record<string, Command>> = {
	...actionCommands,
	...reportCommands,
	...paneCommands,
	...listCommands,
	...containerCommands,
	...logCommands,
	...tableCommands,
	...whyCommands,
	...pastCommands,
};
