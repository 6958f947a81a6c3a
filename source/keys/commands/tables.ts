import {plainTable} from '../../store/tables.js';
import type {Command} from '../command.js';
import {tablePaneOf} from './list.js';

/** What only table panes do. */
export const tableCommands = {
	sortTable: context => {
		const pane = tablePaneOf(context);
		if (pane === undefined) {
			return [];
		}

		const {fleet, view} = context.state;
		const columns = fleet.resources.byPane.get(pane)?.rows[0]?.cells.length ?? 0;
		const next = ((view.tables.byPane.get(pane) ?? plainTable).sortColumn ?? -1) + 1;
		return [{type: 'tables/sorted', pane, column: next < columns ? next : undefined}];
	},
	reverseTable: context => {
		const pane = tablePaneOf(context);
		return pane === undefined ? [] : [{type: 'tables/reversed', pane}];
	},
} as const satisfies Record<string, Command>;
