import {t} from '../../lib/safe-text.js';
import {containerList} from '../../selectors/container-list.js';
import {eventId} from '../../selectors/event-id.js';
import {cursorEntryOf} from '../../selectors/list-cursor.js';
import {focusedList} from '../../selectors/lists.js';
import type {Command} from '../command.js';
import {refusal} from '../refusal.js';
import {pointAtEntry} from './list.js';

/** What only single tables do. */
export const tableCommands = {
	searchRegistry: () => [
		{
			type: 'overlay/opened',
			overlay: {
				kind: 'prompt',
				label: t`search the registry for`,
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
			? [refusal(t`its container is not in the list: it is gone, or filtered out`, state)]
			: [{type: 'focus/moved', pane: 'containers', isZoomed: false}, ...pointed];
	},
} as const satisfies Record<string, Command>;
