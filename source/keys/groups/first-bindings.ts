import {containerActions} from '../../actions/container-actions.js';
import type {Action} from '../../actions/action.js';
import {reports} from '../../actions/reports/report-table.js';
import type {Binding, BindingIn} from '../binding.js';
import {containerBindings} from './container-bindings.js';
import {listBindings} from './list-bindings.js';
import {paneBindings} from './pane-bindings.js';
import {pastBindings} from './past-bindings.js';
import {whyBindings} from './why-bindings.js';

// Only words and keys: the first frame, in which the containers have the keys, paints a footer from them before any
// command is loaded.

export const generalBindings: readonly Binding[] = [
	...paneBindings.map((binding: BindingIn) => ({where: 'everywhere', ...binding}) as const),
	...pastBindings.map((binding: BindingIn) => ({where: 'everywhere', ...binding}) as const),
	...listBindings.map((binding: BindingIn) => ({where: 'lists', ...binding}) as const),
];

/** Of reports and what else is about a container. */
export const otherBindings: readonly Binding[] = [
	...reports.flatMap(({id, shortcut, changes}) =>
		shortcut ? [{...shortcut, command: id, changes, asksEngine: true}] : [],
	),
	...containerBindings,
	...whyBindings,
];

export function actionBinding({id, shortcut}: Action): Binding {
	return {...shortcut, command: id, changes: true};
}

/** Those of the first frame. */
export const firstBindings: readonly Binding[] = [
	...generalBindings,
	...containerActions.map((action: Action) => actionBinding(action)),
	...otherBindings,
].filter(({keys}) => keys.length > 0);
