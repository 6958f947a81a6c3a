import {t} from '../../lib/safe-text.js';
import type {ContainerId} from '../../engine/types.js';
import {selectCursor} from '../../selectors/cursor.js';
import {selectOrder} from '../../selectors/order.js';
import {selectPageRows, topFor} from '../../selectors/page.js';
import {sortKeys} from '../../store/list.js';
import type {State} from '../../store/state.js';
import type {Command} from '../command.js';
import type {Outcome} from '../effect.js';

/** Commands about the list of containers: where the cursor is, what is shown, in which order. */
export const listCommands = {
	down: ({state}) => move(state, 1),
	up: ({state}) => move(state, -1),
	pageDown: ({state}) => move(state, selectPageRows(state)),
	pageUp: ({state}) => move(state, -selectPageRows(state)),
	first: ({state}) => pointAt(state, 0),
	last: ({state}) => pointAt(state, Number.POSITIVE_INFINITY),
	mark: ({state}) => {
		const cursor = selectCursor(state);
		return cursor
			? [
					{type: 'list/marked', ids: [cursor.id], isMarked: !state.view.list.marks.has(cursor.id)},
					...move(state, 1),
				]
			: [];
	},
	markShown: ({state}) => {
		const ids = selectOrder(state);
		return [{type: 'list/marked', ids, isMarked: !ids.every(id => state.view.list.marks.has(id))}];
	},
	filter: ({state}) => {
		const {filter} = state.view.list;
		return [
			{
				type: 'overlay/opened',
				overlay: {
					kind: 'prompt',
					label: t`filter`,
					draft: {text: filter, caret: filter.length},
					purpose: 'filter',
					isLive: true,
					before: filter,
					targets: [],
				},
			},
		];
	},
	runningOnly: () => [{type: 'list/runningOnlyToggled'}],
	sort: ({state}) => {
		const next = sortKeys[(sortKeys.indexOf(state.view.list.sort) + 1) % sortKeys.length];
		return [{type: 'list/sorted', sort: next ?? 'trouble'}];
	},
	reverse: () => [{type: 'list/reversed'}],
	columns: () => [{type: 'overlay/opened', overlay: {kind: 'columns', cursor: 0}}],
	cpuScale: () => [{type: 'screen/cpuScaleToggled'}],
} as const satisfies Record<string, Command>;

function move(state: State, by: number): Outcome {
	const cursor = selectCursor(state);
	const index = cursor ? selectOrder(state).indexOf(cursor.id) : -1;
	return pointAt(state, index + by);
}

function pointAt(state: State, wanted: number): Outcome {
	const order = selectOrder(state);
	const index = Math.max(0, Math.min(wanted, order.length - 1));
	const id: ContainerId | undefined = order[index];
	return id === undefined ? [] : [{type: 'list/pointed', id, index, top: topFor(state, index)}];
}
