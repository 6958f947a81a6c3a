import {t} from '../../lib/safe-text.js';
import {eventId} from '../../selectors/event-id.js';
import {selectOrder} from '../../selectors/order.js';
import {topFor} from '../../selectors/page.js';
import {selectTableCursorTarget} from '../../selectors/rows.js';
import {plainTable} from '../../store/tables.js';
import type {Command} from '../command.js';
import {refusal} from '../refusal.js';
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
	goToContainer: context => {
		const pane = tablePaneOf(context);
		const [target] = pane === undefined ? [] : selectTableCursorTarget(context.state, pane, 'event');
		const event = context.state.fleet.events.recent.find(one => eventId(one) === target?.id);
		const index = selectOrder(context.state).findIndex(id => id === event?.subject);
		const id = selectOrder(context.state)[index];
		return id === undefined
			? [refusal(t`its container is not in the list: it is gone, or filtered out`, context.state)]
			: [
					{type: 'focus/moved', pane: 'containers', isZoomed: false},
					{type: 'list/pointed', id, index, top: topFor(context.state, index)},
				];
	},
} as const satisfies Record<string, Command>;
