import {counted} from '../../text/format.js';
import {noText, safe, type SafeText} from '../../text/safe-text.js';
import {containerList, groupOfContainer, membersOf} from '../../view/list/container-list.js';
import {selectCursor, selectCursorHeading} from '../../view/list/container-cursor.js';
import {
	cursorEntryOf,
	cursorIndexOf,
	isHeading,
	isOfNoGroup,
	rowsUnder,
} from '../../view/list/list-cursor.js';
import {pageRowsOf} from '../../view/list/list-page.js';
import type {List} from '../../view/list/list-model.js';
import {focusedList} from '../../view/list/lists.js';
import {groupOf} from '../../store/view/group-key.js';
import {listView, noGroup, type ListEntry} from '../../store/view/lists-slice.js';
import {chartWindows} from '../../store/view/screen-slice.js';
import type {State} from '../../store/state.js';
import type {CommandsOf} from '../binding.js';
import type {Outcome} from '../effect.js';
import {ofNoProject} from '../on-heading.js';
import {open, openPrompt} from '../open-question.js';
import type {listBindings} from './list-bindings.js';
import {warning} from '../warning.js';
import {askOrder, toTop} from './choose-order.js';
import {pointAt, pointAtEntry} from './point-at.js';
import {askMenu} from './row-menu.js';

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
	menu: ({state}) => askMenu(state),
	markShown: ({state}) => {
		const entries = focusedList(state).selectEntries(state);
		return [...toggleMarks(state, entries), ...sayFolded(state, entries)];
	},
	filter: ({state}) => {
		const {filter} = listView(state, focusedList(state).id);
		return [openPrompt(safe`filter`, {kind: 'filter'}, {before: filter, isLive: true})];
	},
	sort: ({state}) => askOrder(state),
	reverse: ({state}) => {
		const list = focusedList(state);
		return toTop(state, list, {type: 'lists/reversed', list: list.id});
	},
	columns: ({state}) => {
		const {id, columns} = focusedList(state);
		return [open({kind: 'columns', list: id, count: columns.length, cursor: 0})];
	},
	runningOnly: () => [{type: 'lists/runningOnlyToggled', list: containerList.id}],
	group: () => [{type: 'lists/grouped', list: containerList.id}],
	fold: ({state}) => fold(state, true),
	unfold: ({state}) => fold(state, false),
	markProject: ({state}) => {
		const project = selectedGroup(state);
		return groupOf(project).name === noText
			? [warning(safe`it belongs to no compose project or stack`, state)]
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

/** That of the heading, or of the container under the cursor. */
function selectedGroup(state: State): SafeText {
	const cursor = selectCursor(state);
	return selectCursorHeading(state) ?? (cursor ? groupOfContainer(cursor) : noGroup);
}

function fold(state: State, isFolded: boolean): Outcome {
	const group = selectedGroup(state);
	const {isGrouped, folded} = listView(state, containerList.id);
	if (!isGrouped) {
		return [warning(safe`the rows are not grouped: @ groups them by project`, state)];
	}

	return folded.has(group) === isFolded
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

/** Rows that nobody sees are marked too: that is said. */
function sayFolded(state: State, entries: readonly ListEntry[]): Outcome {
	const list = focusedList(state);
	const {folded, marks} = listView(state, list.id);
	const hidden = entries
		.filter(entry => isHeading(entry) && folded.has(entry.group))
		.flatMap(entry => rowsUnder(state, list, entry));
	const isMarked = hidden.some(({id}) => !marks.has(id));
	return isMarked
		? [warning(safe`marked with ${counted(hidden.length, 'row')} in folded projects: + unfolds one`, state)]
		: [];
}
