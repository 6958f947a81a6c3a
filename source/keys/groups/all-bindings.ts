import {actions} from '../../actions/action-table.js';
import type {Action} from '../../actions/action.js';
import {reports} from '../../actions/reports/report-table.js';
import type {Binding, BindingIn} from '../binding.js';
import {containerBindings} from './container-bindings.js';
import {listBindings} from './list-bindings.js';
import {logBindings} from './log-bindings.js';
import {paneBindings} from './pane-bindings.js';
import {pastBindings} from './past-bindings.js';
import {tableBindings} from './table-bindings.js';
import {whyBindings} from './why-bindings.js';

// Only words and keys: the first frame paints a footer from them before any command is loaded.

const all: readonly Binding[] = [
	...paneBindings.map((binding: BindingIn) => ({where: 'everywhere', ...binding}) as const),
	...pastBindings.map((binding: BindingIn) => ({where: 'everywhere', ...binding}) as const),
	...listBindings.map((binding: BindingIn) => ({where: 'lists', ...binding}) as const),
	...actions.map(({id, shortcut}: Action) => ({...shortcut, command: id, changes: true})),
	...reports.flatMap(({id, shortcut, changes}) =>
		shortcut ? [{...shortcut, command: id, changes, asksEngine: true}] : [],
	),
	...containerBindings,
	...whyBindings,
	...logBindings,
	...tableBindings,
];

/** The whole table of keys, in the order in which help and readme print it. */
export const allBindings = all.filter(({keys}) => keys.length > 0);
