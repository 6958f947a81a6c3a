import {actions} from '../../actions/action-table.js';
import type {Action} from '../../actions/action.js';
import type {State} from '../../store/state.js';
import {keepLastPer} from '../../util/keep-last.js';
import type {Binding} from '../binding.js';
import {withUserKeys} from '../user-keys.js';
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

const bindingsBy = keepLastPer((settings: State['view']['settings']) => withUserKeys(allBindings, settings));

/** The same with the user's own keys and commands. */
export function bindingsOf({view}: State): readonly Binding[] {
	return bindingsBy(view.settings);
}
