import type {State} from '../../store/state.js';
import {focusedPane} from '../layout/detail-panes.js';
import {containerList} from './container-list.js';
import type {List} from './list-model.js';
import {splitListById} from './split-lists.js';
import {tableById} from '../tables/tables.js';

/** The list that has the keys: that of the pane in focus, else the containers. */
export function focusedList(state: State): List {
	return listById(focusedPane(state)) ?? containerList;
}

export function listById(id: string): List | undefined {
	return splitListById(id) ?? tableById(id);
}
