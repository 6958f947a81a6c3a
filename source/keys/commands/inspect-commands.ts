import {cursorTargetOf} from '../../view/list/list-cursor.js';
import {focusedList} from '../../view/list/lists.js';
import type {Command} from '../command.js';

const inspectable: ReadonlySet<string> = new Set(['container', 'image', 'volume', 'network']);

export const inspectCommands = {
	inspect: ({state}) => {
		const list = focusedList(state);
		const [target] = inspectable.has(list.kind) ? cursorTargetOf(state, list) : [];
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
