import {selectTableCursorTarget} from '../../selectors/rows.js';
import {selectCursorTarget} from '../../selectors/targets.js';
import type {Command} from '../command.js';
import {tablePaneOf} from './list.js';

const inspectable: ReadonlySet<string | undefined> = new Set(['image', 'volume', 'network']);

export const inspectCommands = {
	inspect: context => {
		const pane = tablePaneOf(context);
		const kind = context.panes.find(({id}) => id === pane)?.rows;
		if (pane !== undefined && !inspectable.has(kind)) {
			return [];
		}

		const [target] =
			pane === undefined || kind === undefined
				? selectCursorTarget(context.state)
				: selectTableCursorTarget(context.state, pane, kind);
		return target
			? [
					{
						type: 'overlay/opened',
						overlay: {
							kind: 'inspect',
							target,
							tab: 'json',
							cursor: 0,
							folded: new Set(),
							path: '',
							search: '',
							isUnmasked: false,
						},
					},
				]
			: [];
	},
} as const satisfies Record<string, Command>;
