import {safe} from '../../text/safe-text.js';
import {containerList, membersOf} from '../../view/list/container-list.js';
import {selectCursor, selectCursorHeading} from '../../view/list/container-cursor.js';
import {
	cursorEntryOf,
	cursorIndexOf,
	isHeading,
	isOfNoGroup,
	rowsUnder,
} from '../../view/list/list-cursor.js';
import {pageRowsOf, topFor} from '../../view/list/list-page.js';
import type {List} from '../../view/list/list-model.js';
import {focusedList} from '../../view/list/lists.js';
import {listView, noGroup, type ListEntry} from '../../store/view/lists-slice.js';
import {chartWindows} from '../../store/view/screen-slice.js';
import type {State} from '../../store/state.js';
import type {CommandsOf} from '../binding.js';
import type {Outcome} from '../effect.js';
import {ofNoProject} from '../on-heading.js';
import {open, openPrompt} from '../open-question.js';
import type {listBindings} from './list-bindings.js';
import {warning} from '../warning.js';

/** Commands about the list in focus: where the cursor is, what is shown and how. */
export const listCommands = {
	down: ({state}) => move(state, 1),
	up: ({state}) => move(state, -1),
	pageDown: ({state}) => move(state, pageRowsOf(state, focusedList(state))),
	pageUp: ({state}) => move(state, -pageRowsOf(state, focusedList(state))),
	first: ({state}) => pointAt(state, focusedList(state), 0),
	last: ({state}) => pointAt(state, focusedList(state), Number.POSITIVE_INFINITY),
	mark: ({state}) => {
		const entry = cursorEntryOf(state, focusedList(state));
		if (entry !== undefined && isOfNoGroup(entry)) {
			return [warning(ofNoProject, state)];
		}

		return entry === undefined ? [] : [...toggleMarks(state, [entry]), ...move(state, 1)];
	},
	markShown: ({state}) => toggleMarks(state, focusedList(state).selectEntries(state)),
	filter: ({state}) => {
		const {filter} = listView(state, focusedList(state).id);
		return [openPrompt(safe`filter`, {kind: 'filter'}, {text: filter, isLive: true})];
	},
	sort: ({state}) => {
		const {id, orders} = focusedList(state);
		const {sort} = listView(state, id);
		const next =
			(Math.max(
				0,
				orders.findIndex(order => order.id === sort),
			) +
				1) %
			orders.length;
		return [{type: 'lists/sorted', list: id, sort: orders[next]?.id ?? orders[0].id}];
	},
	reverse: ({state}) => [{type: 'lists/reversed', list: focusedList(state).id}],
	columns: ({state}) => {
		const {id, columns} = focusedList(state);
		return [open({kind: 'columns', list: id, count: columns.length, cursor: 0})];
	},
	runningOnly: () => [{type: 'lists/runningOnlyToggled', list: containerList.id}],
	group: () => [{type: 'lists/grouped', list: containerList.id}],
	fold: ({state}) => fold(state, true),
	unfold: ({state}) => fold(state, false),
	markProject: ({state}) => {
		const project = selectCursorHeading(state) ?? selectCursor(state)?.project;
		return project === undefined || project === noGroup
			? [warning(safe`it belongs to no compose project`, state)]
			: toggleIds(
					state,
					containerList,
					membersOf(state, project).map(({id}) => id),
				);
	},
	cpuScale: () => [{type: 'screen/cpuScaleToggled'}],
	chartWindow: ({state}) => {
		const {chartSeconds} = state.view.screen;
		const seconds = chartWindows.find(one => one > chartSeconds) ?? chartWindows[0];
		return [{type: 'screen/chartsReached', seconds}];
	},
} as const satisfies CommandsOf<typeof listBindings>;

function fold(state: State, isFolded: boolean): Outcome {
	const group = selectCursorHeading(state) ?? selectCursor(state)?.project ?? noGroup;
	const {isGrouped, folded} = listView(state, containerList.id);
	return !isGrouped || folded.has(group) === isFolded
		? []
		: [
				{type: 'lists/folded', list: containerList.id, group},
				// The cursor stays on the project: on its heading, once its containers are folded away.
				...pointAtEntry(state, containerList, {group}),
			];
}

function move(state: State, by: number): Outcome {
	const list = focusedList(state);
	return pointAt(state, list, cursorIndexOf(state, list) + by);
}

function pointAt(state: State, list: List, wanted: number): Outcome {
	const entries = list.selectEntries(state);
	const index = Math.max(0, Math.min(wanted, entries.length - 1));
	const entry = entries[index];
	return entry === undefined
		? []
		: [{type: 'lists/pointed', list: list.id, entry, index, top: topFor(state, list, index)}];
}

/** The cursor of the list onto that container, wherever the keys are. */
export function goToContainer(state: State, id: string): Outcome {
	const pointed = pointAtEntry(state, containerList, id);
	return pointed.length === 0
		? [warning(safe`that container is not in the list: it is gone, or filtered out`, state)]
		: pointed;
}

/** The cursor onto that line of the list, if it is shown. */
export function pointAtEntry(state: State, list: List, entry: ListEntry): Outcome {
	const index = list
		.selectEntries(state)
		.findIndex(one => (isHeading(one) && isHeading(entry) ? one.group === entry.group : one === entry));
	return index < 0 ? [] : pointAt(state, list, index);
}

/** A heading stands for all rows of its group. Marks them, or takes the marks off where all have one. */
function toggleMarks(state: State, entries: readonly ListEntry[]): Outcome {
	const list = focusedList(state);
	const ids = new Set(entries.flatMap(entry => rowsUnder(state, list, entry).map(({id}) => id)));
	return toggleIds(state, list, [...ids]);
}

function toggleIds(state: State, list: List, ids: readonly string[]): Outcome {
	const {marks} = listView(state, list.id);
	const isMarked = !ids.every(id => marks.has(id));
	return ids.length === 0 ? [] : [{type: 'lists/marked', list: list.id, ids, isMarked}];
}
