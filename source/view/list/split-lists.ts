import {containerList} from './container-list.js';
import type {List} from './list-model.js';
import {processList} from './process-list.js';

const splitLists: readonly List[] = [containerList, processList];

/** The list of a pane of the split screen: all that the first frame can show. */
export function splitListById(id: string): List | undefined {
	return splitLists.find(list => list.id === id);
}
