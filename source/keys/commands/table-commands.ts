import {safe} from '../../text/safe-text.js';
import {containerList} from '../../view/list/container-list.js';
import {eventId} from '../../view/list/event-id.js';
import {cursorEntryOf} from '../../view/list/list-cursor.js';
import {focusedList} from '../../view/list/lists.js';
import type {Command} from '../command.js';
import {warning} from '../warning.js';
import {pointAtEntry} from './list-commands.js';

/** What only single tables do. */
export const tableCommands = {
	searchRegistry: () => [
		{
			type: 'overlay/opened',
			overlay: {
				kind: 'prompt',
				label: safe`search the registry for`,
				draft: {text: '', caret: 0},
				purpose: 'searchRegistry',
				isLive: false,
				before: '',
				targets: [],
			},
		},
	],
	goToContainer: ({state}) => {
		const id = cursorEntryOf(state, focusedList(state));
		const event = state.fleet.events.recent.find(one => eventId(one) === id);
		const pointed = event ? pointAtEntry(state, containerList, event.subject) : [];
		return pointed.length === 0
			? [warning(safe`its container is not in the list: it is gone, or filtered out`, state)]
			: [{type: 'focus/moved', pane: 'containers', isZoomed: false}, ...pointed];
	},
} as const satisfies Record<string, Command>;
