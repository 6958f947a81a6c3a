import {actions} from '../../actions/action-table.js';
import type {Action} from '../../actions/action.js';
import type {Binding} from '../binding.js';
import {actionBinding, generalBindings, otherBindings} from './first-bindings.js';
import {logBindings} from './log-bindings.js';
import {tableBindings} from './table-bindings.js';

const all: readonly Binding[] = [
	...generalBindings,
	...actions.map((action: Action) => actionBinding(action)),
	...otherBindings,
	...logBindings,
	...tableBindings,
];

/** The whole table of keys, in the order in which help and readme print it. */
export const allBindings = all.filter(({keys}) => keys.length > 0);
