import type {State} from '../../store/state.js';
import {containerList} from './container-list.js';
import type {List} from './list-model.js';
import {tableById} from '../tables/tables.js';

/** The list that has the keys: that of the table in focus, else the containers. */
export function focusedList({view}: Pick<State, 'view'>): List {
	return tableById(view.focus.pane) ?? containerList;
}

export function listById(id: string): List | undefined {
	return id === containerList.id ? containerList : tableById(id);
}
